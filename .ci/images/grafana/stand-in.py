#!/usr/bin/env python3
"""Grafana's provisioning without Grafana.

stand-in          serves /api/health on port 3000 while the provisioning can be read
stand-in check    runs every panel's queries; fails when one is refused or finds no series
"""
import glob
import http.server
import json
import sys
import urllib.parse
import urllib.request

import yaml

PROVISIONING = "/etc/grafana/provisioning"
# What Grafana puts in for the variables that it knows by itself.
BUILT_IN = {"$__rate_interval": "1m", "$__interval": "15s", "$__range": "15m"}


def data_sources():
    found = {}
    for name in glob.glob(PROVISIONING + "/datasources/*.y*ml"):
        with open(name, encoding="utf-8") as file:
            for source in yaml.safe_load(file)["datasources"]:
                found[source["uid"]] = source["url"]
    return found


def dashboards():
    for name in glob.glob(PROVISIONING + "/dashboards/*.y*ml"):
        with open(name, encoding="utf-8") as file:
            for provider in yaml.safe_load(file)["providers"]:
                for path in sorted(glob.glob(provider["options"]["path"] + "/*.json")):
                    with open(path, encoding="utf-8") as dashboard:
                        yield path, json.load(dashboard)


def queries():
    for path, dashboard in dashboards():
        for panel in dashboard["panels"]:
            for target in panel.get("targets", []):
                source = target.get("datasource", panel.get("datasource"))["uid"]
                yield path, panel["title"], source, target["expr"]


def series(url, expression):
    for variable, value in BUILT_IN.items():
        expression = expression.replace(variable, value)
    with urllib.request.urlopen(
        url + "/api/v1/query?" + urllib.parse.urlencode({"query": expression}), timeout=10
    ) as answer:
        return len(json.load(answer)["data"]["result"])


def check():
    sources = data_sources()
    failed = 0
    number = 0
    for path, title, source, expression in queries():
        number += 1
        try:
            found = series(sources[source], expression)
        except Exception as error:  # each is told, none hides the others
            found = 0
            print(f"{path}: {title}: {expression}: {error}")
        if found == 0:
            failed += 1
            print(f"{path}: {title}: no series for {expression}")
    print(f"{number} queries, {failed} without an answer")
    return 1 if failed or not number else 0


class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"database": "ok", "version": "stand-in"}).encode()
        self.send_response(200 if self.path == "/api/health" else 404)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


if sys.argv[1:] == ["check"]:
    sys.exit(check())
if not list(queries()) or not data_sources():
    sys.exit("nothing is provisioned")
http.server.ThreadingHTTPServer(("0.0.0.0", 3000), Health).serve_forever()
