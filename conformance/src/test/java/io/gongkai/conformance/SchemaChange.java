package io.gongkai.conformance;

import java.util.List;

/**
 * A change of a schema: what a subject holds, and what is to come next.
 *
 * @param name what changes, in words
 * @param earlier the versions of the subject, oldest first
 * @param next the schema that is to be added
 */
record SchemaChange(String name, List<String> earlier, String next) {
  private static final String A = "{\"name\":\"a\",\"type\":\"string\"}";
  private static final String B = "{\"name\":\"b\",\"type\":\"int\"}";
  private static final String B_DEFAULT = "{\"name\":\"b\",\"type\":\"int\",\"default\":0}";

  /** The table of changes. */
  static List<SchemaChange> all() {
    return List.of(
        change("nothing changes", record(A), record(A)),
        change(
            "a doc is added",
            record(A),
            record("{\"name\":\"a\",\"type\":\"string\",\"doc\":\"d\"}")),
        change("field added with a default", record(A), record(A, B_DEFAULT)),
        change("field added without a default", record(A), record(A, B)),
        change("field with a default removed", record(A, B_DEFAULT), record(A)),
        change("field without a default removed", record(A, B), record(A)),
        change("field renamed", record(A, B), record(A, field("x", "\"int\""))),
        change(
            "field renamed with an alias",
            record(A, B),
            record(A, "{\"name\":\"x\",\"type\":\"int\",\"aliases\":[\"b\"]}")),
        change("fields in another order", record(A, B), record(B, A)),
        change(
            "a default is changed", record(A, B_DEFAULT), record(A, B_DEFAULT.replace("0", "1"))),
        change("a default is taken away", record(A, B_DEFAULT), record(A, B)),
        change("a default is given", record(A, B), record(A, B_DEFAULT)),
        change("int to long", type("\"int\""), type("\"long\"")),
        change("long to int", type("\"long\""), type("\"int\"")),
        change("int to double", type("\"int\""), type("\"double\"")),
        change("float to double", type("\"float\""), type("\"double\"")),
        change("string to bytes", type("\"string\""), type("\"bytes\"")),
        change("int to string", type("\"int\""), type("\"string\"")),
        change(
            "long gets a logical type",
            type("\"long\""),
            type("{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}")),
        change("type to a union with null", type("\"string\""), type("[\"null\",\"string\"]")),
        change("union with null to its type", type("[\"null\",\"string\"]"), type("\"string\"")),
        change(
            "union gets a branch",
            type("[\"null\",\"int\"]"),
            type("[\"null\",\"int\",\"string\"]")),
        change("union in another order", type("[\"null\",\"int\"]"), type("[\"int\",\"null\"]")),
        change("union's branch promoted", type("[\"null\",\"int\"]"), type("[\"null\",\"long\"]")),
        change("enum gets a symbol", type(symbols("", "X")), type(symbols("", "X", "Y"))),
        change("enum loses a symbol", type(symbols("", "X", "Y")), type(symbols("", "X"))),
        change(
            "enum with a default gets a symbol",
            type(symbols("X", "X")),
            type(symbols("X", "X", "Y"))),
        change(
            "enum with a default loses a symbol",
            type(symbols("X", "X", "Y")),
            type(symbols("X", "X"))),
        change("record renamed", record(A), record(A).replace("\"R\"", "\"S\"")),
        change(
            "record renamed with an alias",
            record(A),
            record(A).replace("\"name\":\"R\"", "\"name\":\"S\",\"aliases\":[\"R\"]")),
        change(
            "record in another namespace",
            record(A),
            record(A).replace("\"name\":\"R\"", "\"name\":\"R\",\"namespace\":\"n\"")),
        change("nested: field added with a default", nested(A), nested(A, B_DEFAULT)),
        change("nested: field added without a default", nested(A), nested(A, B)),
        change("nested: record renamed", nested(A), nested(A).replace("\"N\"", "\"M\"")),
        change("array's elements promoted", type(array("\"int\"")), type(array("\"long\""))),
        change("array's elements demoted", type(array("\"long\"")), type(array("\"int\""))),
        change("map's values promoted", type(map("\"int\"")), type(map("\"long\""))),
        change("fixed of another size", type(fixed(4)), type(fixed(8))),
        change("record to a plain type", record(A), "\"string\""),
        change("plain int to long", "\"int\"", "\"long\""),
        new SchemaChange(
            "default taken away from a field that the oldest does not have",
            List.of(record(A), record(A, B_DEFAULT)),
            record(A, B)),
        new SchemaChange(
            "field removed, then back with another type",
            List.of(record(A, B), record(A)),
            record(A, "{\"name\":\"b\",\"type\":\"string\",\"default\":\"\"}")),
        new SchemaChange(
            "promoted step by step",
            List.of(type("\"int\""), type("\"long\"")),
            type("\"double\"")),
        new SchemaChange(
            "field given a default, then removed",
            List.of(record(A, B), record(A, B_DEFAULT)),
            record(A)));
  }

  private static SchemaChange change(String name, String from, String to) {
    return new SchemaChange(name, List.of(from), to);
  }

  private static String record(String... fields) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + String.join(",", fields) + "]}";
  }

  private static String type(String type) {
    return record(field("f", type));
  }

  private static String field(String name, String type) {
    return "{\"name\":\"" + name + "\",\"type\":" + type + "}";
  }

  private static String nested(String... fields) {
    return type(
        "{\"type\":\"record\",\"name\":\"N\",\"fields\":[" + String.join(",", fields) + "]}");
  }

  private static String array(String items) {
    return "{\"type\":\"array\",\"items\":" + items + "}";
  }

  private static String map(String values) {
    return "{\"type\":\"map\",\"values\":" + values + "}";
  }

  private static String fixed(int size) {
    return "{\"type\":\"fixed\",\"name\":\"F\",\"size\":" + size + "}";
  }

  private static String symbols(String byDefault, String... symbols) {
    return "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\""
        + String.join("\",\"", symbols)
        + "\"]"
        + (byDefault.isEmpty() ? "" : ",\"default\":\"" + byDefault + "\"")
        + "}";
  }
}
