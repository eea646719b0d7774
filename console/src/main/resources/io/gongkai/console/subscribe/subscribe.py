# Needs two packages: pip install confluent-kafka avro
# On Debian: apt-get install python3-confluent-kafka python3-avro
import io
import json
import urllib.request

import avro.io
import avro.schema
from confluent_kafka import Consumer, KafkaException

REGISTRY = "http://REGISTRY:8081"
schemas = {}


def schema(number):
    if number not in schemas:
        with urllib.request.urlopen(f"{REGISTRY}/schemas/ids/{number}") as answer:
            schemas[number] = avro.schema.parse(json.load(answer)["schema"])
    return schemas[number]


def read(value):
    # A zero byte, the id of the schema in four bytes, and the record in Avro's binary encoding.
    decoder = avro.io.BinaryDecoder(io.BytesIO(value[5:]))
    return avro.io.DatumReader(schema(int.from_bytes(value[1:5], "big"))).read(decoder)


def told(value):
    if value is None:
        return "does not stand here any more"
    validated = read(value)
    findings = len(validated["findings"])
    return f"{validated['verdict']}, {validated['report']['form']}, findings: {findings}"


consumer = Consumer({
    "bootstrap.servers": "BROKER:9092",
    "group.id": "consumer-python-example",
    "auto.offset.reset": "earliest",
    "isolation.level": "read_committed",
})
consumer.subscribe(["reports.clean", "reports.flagged"])
try:
    while True:
        record = consumer.poll(1.0)
        if record is None:
            continue
        if record.error():
            raise KafkaException(record.error())
        print(record.topic(), record.key().decode(), told(record.value()), flush=True)
finally:
    consumer.close()
