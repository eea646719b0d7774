package io.gongkai.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.LocalConnector;

/** Sends requests to a server of this process through memory, past its parser of HTTP. */
final class LocalExchange {
  private static final int LONGEST_SECONDS = 20;

  private final LocalConnector connector;

  LocalExchange(LocalConnector connector) {
    this.connector = connector;
  }

  /**
   * An answer.
   *
   * @param headers values by lower-case names
   * @param body the body, which is text; empty when there is none
   */
  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /**
   * Sends bytes and ends the connection's other direction.
   *
   * @return the first answer; empty when the connection was closed without one
   * @throws AssertionError when the server neither closes the connection nor answers
   */
  Optional<Answer> send(byte[] request) {
    LocalConnector.LocalEndPoint connection = connector.connect();
    connection.addInput(ByteBuffer.wrap(request));
    connection.addInputEOF();
    connection.waitUntilClosedOrIdleFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    ByteBuffer output = connection.takeOutput();
    if (connection.isOpen()) {
      connection.close();
      throw new AssertionError("the connection is open after " + LONGEST_SECONDS + " s");
    }
    byte[] bytes = new byte[output.remaining()];
    output.get(bytes);
    return first(bytes);
  }

  private static Optional<Answer> first(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int from = 0;
    while (text.startsWith("HTTP/1.1 100", from)) {
      from = text.indexOf("\r\n\r\n", from) + 4;
    }
    int end = text.indexOf("\r\n\r\n", from);
    if (end < 0) {
      return Optional.empty();
    }
    String[] lines = text.substring(from, end).split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int start = end + 4;
    int length =
        Math.min(
            bytes.length - start,
            Integer.parseInt(
                headers.getOrDefault("content-length", String.valueOf(bytes.length - start))));
    return Optional.of(
        new Answer(
            Integer.parseInt(lines[0].split(" ", -1)[1]),
            headers,
            new String(bytes, start, length, StandardCharsets.UTF_8)));
  }
}
