package io.gongkai.conformance;

/**
 * A request of the table that both registries answer.
 *
 * @param name what is asked, in words
 * @param method HTTP method
 * @param path path and query; {@code $x} stands for the id that a registry gave to schema x
 * @param type content type of the body
 * @param body the body; empty for none
 * @param remembers name of the schema whose id the answer holds; empty for none
 */
record Request(
    String name, String method, String path, String type, String body, String remembers) {

  static Request get(String name, String path) {
    return new Request(name, "GET", path, Rest.MEDIA_TYPE, "", "");
  }

  static Request delete(String name, String path) {
    return new Request(name, "DELETE", path, Rest.MEDIA_TYPE, "", "");
  }

  static Request post(String name, String path, String body) {
    return new Request(name, "POST", path, Rest.MEDIA_TYPE, body, "");
  }

  static Request put(String name, String path, String body) {
    return new Request(name, "PUT", path, Rest.MEDIA_TYPE, body, "");
  }

  /** The same request with a body of another type. */
  Request as(String other) {
    return new Request(name, method, path, other, body, remembers);
  }

  /** The same request, whose answer gives the id of a schema. */
  Request remember(String schema) {
    return new Request(name, method, path, type, body, schema);
  }
}
