package io.gongkai.conformance;

import static io.gongkai.conformance.Request.delete;
import static io.gongkai.conformance.Request.get;
import static io.gongkai.conformance.Request.post;
import static io.gongkai.conformance.Request.put;

import java.util.ArrayList;
import java.util.List;

/** The table of requests, in the order in which they are sent: they build upon each other. */
final class Requests {
  private static final String V1 = record("{\"name\":\"a\",\"type\":\"string\"}");
  private static final String V2 =
      record(
          "{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}");
  private static final String BREAKING =
      record("{\"name\":\"a\",\"type\":\"string\"},{\"name\":\"c\",\"type\":\"int\"}");
  private static final String COMPATIBILITY = "/compatibility/subjects/q-a/versions";

  private Requests() {}

  static List<Request> all() {
    List<Request> all = new ArrayList<>();
    all.addAll(beginning());
    all.addAll(registering());
    all.addAll(refused());
    all.addAll(asking());
    all.addAll(levels());
    all.addAll(checking());
    all.addAll(modes());
    all.addAll(deletingVersions());
    all.addAll(deletingSubjects());
    return all;
  }

  private static List<Request> beginning() {
    return List.of(
        get("the root", "/"),
        get("types", "/schemas/types"),
        get("global level at first", "/config"),
        put("global level set", "/config", "{\"compatibility\":\"BACKWARD\"}"),
        get("global level then", "/config"));
  }

  private static List<Request> registering() {
    String a = "/subjects/q-a/versions";
    return List.of(
        post("register", a, Rest.schema(V1)).remember("1"),
        post("register again", a, Rest.schema(V1)),
        post("register again, spaced otherwise", a, Rest.schema(V1.replace(":", " : "))),
        post("register the next version", a, Rest.schema(V2)).remember("2"),
        post("register the same under another subject", "/subjects/q-b/versions", Rest.schema(V1)),
        post("register a plain type", "/subjects/q-c/versions", Rest.schema("\"int\""))
            .remember("3"),
        post(
            "register with the type named",
            "/subjects/q-c/versions",
            "{\"schema\":\"\\\"int\\\"\",\"schemaType\":\"AVRO\"}"),
        post("register as application/json", a, Rest.schema(V2)).as("application/json"),
        post("register as octets", a, Rest.schema(V2)).as("application/octet-stream"),
        post("register as text", a, Rest.schema(V2)).as("text/plain"),
        post("register under a name with a slash", "/subjects/q%2Fd/versions", Rest.schema(V1)),
        post(
            "register under a Chinese name",
            "/subjects/q%E5%85%AC%E5%BC%80/versions",
            Rest.schema(V1)));
  }

  private static List<Request> refused() {
    String a = "/subjects/q-a/versions";
    return List.of(
        post("register what is incompatible", a, Rest.schema(BREAKING)),
        post("register what is no schema", a, Rest.schema("{\"type\":\"record\"}")),
        post("register an unknown type name", a, Rest.schema("\"Unknown\"")),
        post("register an empty text", a, Rest.schema("")),
        post("register without a schema", a, "{}"),
        post("register as an unknown type", a, "{\"schema\":\"x\",\"schemaType\":\"CSV\"}"),
        post("register what is no JSON", a, "nonsense"),
        post("register an array", a, "[]"),
        post("register with a field of no meaning", a, "{\"schema\":\"\\\"int\\\"\",\"x\":1}"));
  }

  private static List<Request> asking() {
    return List.of(
        get("subjects", "/subjects"),
        get("subjects by prefix", "/subjects?subjectPrefix=q-a"),
        get("versions", "/subjects/q-a/versions"),
        get("versions of an unknown subject", "/subjects/q-none/versions"),
        get("version", "/subjects/q-a/versions/1"),
        get("latest version", "/subjects/q-a/versions/latest"),
        get("latest version as -1", "/subjects/q-a/versions/-1"),
        get("unknown version", "/subjects/q-a/versions/7"),
        get("version 0", "/subjects/q-a/versions/0"),
        get("version that is no number", "/subjects/q-a/versions/x"),
        get("version of an unknown subject", "/subjects/q-none/versions/1"),
        get("text of a version", "/subjects/q-a/versions/1/schema"),
        get("what refers to a version", "/subjects/q-a/versions/1/referencedby"),
        get("schema by id", "/schemas/ids/$1"),
        get("text by id", "/schemas/ids/$1/schema"),
        get("subjects by id", "/schemas/ids/$1/subjects"),
        get("versions by id", "/schemas/ids/$1/versions"),
        get("unknown id", "/schemas/ids/999999"),
        get("text by unknown id", "/schemas/ids/999999/schema"),
        get("subjects by unknown id", "/schemas/ids/999999/subjects"),
        get("versions by unknown id", "/schemas/ids/999999/versions"),
        get("id that is no number", "/schemas/ids/x"),
        post("look up", "/subjects/q-a", Rest.schema(V1)),
        post("look up what is not there", "/subjects/q-a", Rest.schema(BREAKING)),
        post("look up in an unknown subject", "/subjects/q-none", Rest.schema(V1)),
        post("look up what is no schema", "/subjects/q-a", Rest.schema("{\"type\":1}")),
        get("a path that is not there", "/nowhere"),
        put("a method that is not there", "/subjects", "{}"));
  }

  private static List<Request> levels() {
    return List.of(
        get("level of a subject that has none", "/config/q-a"),
        get("level of a subject, by default the global one", "/config/q-a?defaultToGlobal=true"),
        get("level of an unknown subject", "/config/q-none"),
        put("level of a subject set", "/config/q-a", "{\"compatibility\":\"FULL\"}"),
        get("level of a subject then", "/config/q-a"),
        put("level in small letters", "/config/q-a", "{\"compatibility\":\"forward\"}"),
        put("level that is none", "/config/q-a", "{\"compatibility\":\"SIDEWAYS\"}"),
        put("level not named", "/config/q-a", "{}"),
        put("global level that is none", "/config", "{\"compatibility\":\"SIDEWAYS\"}"),
        delete("level of a subject cleared", "/config/q-a"),
        delete("level cleared again", "/config/q-a"),
        delete("level of an unknown subject cleared", "/config/q-none"),
        put("global level set to none", "/config", "{\"compatibility\":\"NONE\"}"),
        delete("global level cleared", "/config"),
        put("global level set again", "/config", "{\"compatibility\":\"BACKWARD\"}"));
  }

  private static List<Request> checking() {
    return List.of(
        post("check with all, compatible", COMPATIBILITY, Rest.schema(V2)),
        post("check with all, incompatible", COMPATIBILITY, Rest.schema(BREAKING)),
        post("check with the latest", COMPATIBILITY + "/latest", Rest.schema(V2)),
        post("check with a version", COMPATIBILITY + "/1", Rest.schema(BREAKING)),
        post("check, verbose, compatible", COMPATIBILITY + "?verbose=true", Rest.schema(V2)),
        post(
            "check, verbose, incompatible",
            COMPATIBILITY + "/latest?verbose=true",
            Rest.schema(BREAKING)),
        post("check with an unknown version", COMPATIBILITY + "/9", Rest.schema(V1)),
        post("check with version x", COMPATIBILITY + "/x", Rest.schema(V1)),
        post("check what is no schema", COMPATIBILITY, Rest.schema("{\"type\":1}")),
        post(
            "check in an unknown subject",
            "/compatibility/subjects/q-none/versions",
            Rest.schema(V1)),
        post(
            "check with the latest of an unknown subject",
            "/compatibility/subjects/q-none/versions/latest",
            Rest.schema(V1)),
        post(
            "check with a version of an unknown subject",
            "/compatibility/subjects/q-none/versions/1",
            Rest.schema(V1)));
  }

  private static List<Request> modes() {
    return List.of(
        get("global mode", "/mode"),
        get("mode of a subject that has none", "/mode/q-a"),
        get("mode of a subject, by default the global one", "/mode/q-a?defaultToGlobal=true"),
        put("mode that is none", "/mode", "{\"mode\":\"SIDEWAYS\"}"),
        delete("mode of a subject cleared that has none", "/mode/q-a"));
  }

  private static List<Request> deletingVersions() {
    return List.of(
        delete("delete a live version for good", "/subjects/q-a/versions/2?permanent=true"),
        delete("delete a version", "/subjects/q-a/versions/2"),
        delete("delete a version again", "/subjects/q-a/versions/2"),
        get("versions without the deleted", "/subjects/q-a/versions"),
        get("versions with the deleted", "/subjects/q-a/versions?deleted=true"),
        get("deleted version", "/subjects/q-a/versions/2"),
        get("deleted version, asked for", "/subjects/q-a/versions/2?deleted=true"),
        get("schema of a deleted version by id", "/schemas/ids/$2"),
        delete("delete a version for good", "/subjects/q-a/versions/2?permanent=true"),
        get("versions after that", "/subjects/q-a/versions?deleted=true"),
        delete("delete an unknown version", "/subjects/q-a/versions/9"),
        delete("delete version x", "/subjects/q-a/versions/x"),
        delete("delete a version of an unknown subject", "/subjects/q-none/versions/1"));
  }

  private static List<Request> deletingSubjects() {
    return List.of(
        delete("delete a live subject for good", "/subjects/q-a?permanent=true"),
        delete("delete a subject", "/subjects/q-a"),
        delete("delete a subject again", "/subjects/q-a"),
        get("subjects without the deleted", "/subjects"),
        get("subjects with the deleted", "/subjects?deleted=true"),
        get("versions of a deleted subject", "/subjects/q-a/versions"),
        post("look up in a deleted subject", "/subjects/q-a", Rest.schema(V1)),
        post("register in a deleted subject", "/subjects/q-a/versions", Rest.schema(V1)),
        get("versions of a subject that came back", "/subjects/q-a/versions"),
        delete("delete it once more", "/subjects/q-a"),
        delete("delete a subject for good", "/subjects/q-a?permanent=true"),
        delete("delete a subject for good again", "/subjects/q-a?permanent=true"),
        delete("delete an unknown subject", "/subjects/q-none"),
        get("subjects at the end", "/subjects?deleted=true"));
  }

  private static String record(String fields) {
    return "{\"type\":\"record\",\"name\":\"Q\",\"fields\":[" + fields + "]}";
  }
}
