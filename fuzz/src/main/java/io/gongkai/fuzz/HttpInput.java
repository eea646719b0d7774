package io.gongkai.fuzz;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Requests that an input stands for: words of HTTP with marks between them, so that a fuzzer that
 * changes bytes changes paths, headers and bodies and keeps their frame; or, behind a first byte of
 * 0xFF, bytes as they go over the wire.
 */
final class HttpInput {
  /** Begins the body of a request, whose length is then told in its header. */
  static final String BODY = "\u0001";

  /** Ends a request. */
  static final String END = "\u0002";

  /** Begins a text that becomes a string of JSON. */
  static final String QUOTE = "\u0003";

  /** Ends such a text. */
  static final String UNQUOTE = "\u0004";

  private static final int RAW = 0xff;
  private static final int MOST_REQUESTS = 12;

  private HttpInput() {}

  /** A request. */
  static final class Request {
    private final byte[] bytes;
    private final String text;

    Request(byte[] bytes, String text) {
      this.bytes = bytes;
      this.text = text;
    }

    /** All of it, as it goes over the wire. */
    byte[] bytes() {
      return bytes;
    }

    /** The words that it was made of, with marks that stood for other text replaced. */
    String text() {
      return text;
    }

    /** Whether the answer has no body, whatever its header says. */
    boolean isHead() {
      // Jetty passes over what cannot begin a method, and then goes by what follows.
      int start = 0;
      while (start < text.length() && !Character.isLetter(text.charAt(start))) {
        start++;
      }
      return text.regionMatches(true, start, "HEAD", 0, 4);
    }
  }

  /**
   * The requests of an input.
   *
   * @param words what its bytes spell
   * @param marks texts that stand for others, such as the token of this process
   */
  static List<Request> requests(byte[] input, Words words, Map<String, String> marks) {
    if (input.length > 0 && (input[0] & 0xff) == RAW) {
      byte[] raw = Arrays.copyOfRange(input, 1, input.length);
      return List.of(new Request(raw, new String(raw, StandardCharsets.ISO_8859_1)));
    }
    String text = words.spell(input);
    for (Map.Entry<String, String> mark : marks.entrySet()) {
      text = text.replace(mark.getKey(), mark.getValue());
    }
    List<Request> requests = new ArrayList<>();
    for (String request : text.split(END, MOST_REQUESTS + 1)) {
      if (!request.isBlank() && requests.size() < MOST_REQUESTS) {
        requests.add(new Request(framed(request), request));
      }
    }
    return requests;
  }

  private static byte[] framed(String request) {
    int at = request.indexOf(BODY);
    String head = at < 0 ? request : request.substring(0, at);
    byte[] body =
        at < 0 ? new byte[0] : quoted(request.substring(at + 1)).getBytes(StandardCharsets.UTF_8);
    StringBuilder framed = new StringBuilder(head);
    if (!head.contains(" HTTP/")) {
      framed.append(" HTTP/1.1\r\n");
    }
    if (!head.contains("Host:")) {
      framed.append("Host: a\r\n");
    }
    if (at >= 0) {
      framed.append("Content-Length: ").append(body.length).append("\r\n");
    }
    framed.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(framed.toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static String quoted(String body) {
    int from = body.indexOf(QUOTE);
    if (from < 0) {
      return body;
    }
    int to = body.indexOf(UNQUOTE, from);
    String text = body.substring(from + 1, to < 0 ? body.length() : to);
    String rest = to < 0 ? "" : body.substring(to + 1);
    String string = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    return body.substring(0, from) + '"' + string + '"' + rest;
  }
}
