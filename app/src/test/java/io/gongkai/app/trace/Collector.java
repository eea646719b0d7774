package io.gongkai.app.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** A collector of traces on loopback: takes OTLP over HTTP, and keeps what it was sent. */
public final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
  private volatile String authorization = "";

  /**
   * A span as it came.
   *
   * @param service name of the service that sent it
   * @param id its id, in hex
   * @param parent id of its parent; empty for none
   */
  public record ReceivedSpan(
      String service,
      String name,
      String trace,
      String id,
      String parent,
      Map<String, String> attributes) {}

  /** Starts one on a free port. */
  public Collector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** Address to configure. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the last request said of who it is. */
  String authorization() {
    return authorization;
  }

  /** Waits until the spans that it has are enough. */
  public List<ReceivedSpan> await(Predicate<List<ReceivedSpan>> enough) {
    for (int i = 0; i < 600 && !enough.test(spans); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    if (!enough.test(spans)) {
      throw new AssertionError("the collector has only " + spans);
    }
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      try (InputStream in =
          zipped
              ? new GZIPInputStream(new ByteArrayInputStream(body))
              : new ByteArrayInputStream(body)) {
        ExportTraceServiceRequest.parseFrom(in).getResourceSpansList().forEach(this::take);
      }
      authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
      byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private void take(ResourceSpans sent) {
    String service = text(sent.getResource().getAttributesList()).get("service.name");
    sent.getScopeSpansList().stream()
        .flatMap(scope -> scope.getSpansList().stream())
        .forEach(span -> spans.add(received(service, span)));
  }

  private static ReceivedSpan received(String service, Span span) {
    return new ReceivedSpan(
        service,
        span.getName(),
        HexFormat.of().formatHex(span.getTraceId().toByteArray()),
        HexFormat.of().formatHex(span.getSpanId().toByteArray()),
        HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
        text(span.getAttributesList()));
  }

  private static Map<String, String> text(List<KeyValue> attributes) {
    Map<String, String> text = new TreeMap<>();
    attributes.forEach(
        it ->
            text.put(
                it.getKey(),
                it.getValue().hasIntValue()
                    ? Long.toString(it.getValue().getIntValue())
                    : it.getValue().getStringValue()));
    return text;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
