package io.gongkai.schemas.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The header {@code traceparent} of W3C's Trace Context. Of a stranger's header its ids are taken,
 * when they are ids, and nothing else: {@code tracestate} is neither read nor handed on.
 */
final class TraceHeader {
  /** Name of the header. */
  static final String NAME = "traceparent";

  private static final String STATE = "tracestate";

  /** The format has 55 characters; a later version of it may have more behind them. */
  private static final int MOST_BYTES = 100;

  private static final TextMapPropagator FORMAT = W3CTraceContextPropagator.getInstance();

  private TraceHeader() {}

  /** Reads the format from a text. */
  private static final class FromText implements TextMapGetter<String> {
    @Override
    public Iterable<String> keys(String text) {
      return List.of(NAME);
    }

    @Override
    public String get(String text, String key) {
      return NAME.equals(key) ? text : null;
    }
  }

  private static final TextMapGetter<String> FROM_TEXT = new FromText();

  private static final TextMapSetter<Headers> INTO_HEADERS =
      (headers, key, value) -> {
        if (headers != null && NAME.equals(key)) {
          headers.add(NAME, value.getBytes(StandardCharsets.US_ASCII));
        }
      };

  /** The text of the header, however it looks; empty when there is none, or none so short. */
  static String text(Headers headers) {
    Header header = headers.lastHeader(NAME);
    return header == null || header.value() == null || header.value().length > MOST_BYTES
        ? ""
        : new String(header.value(), StandardCharsets.US_ASCII);
  }

  /** What a text says; not valid when it says nothing. */
  static SpanContext parse(String text) {
    return text.isEmpty()
        ? SpanContext.getInvalid()
        : Span.fromContext(FORMAT.extract(Context.root(), text, FROM_TEXT)).getSpanContext();
  }

  /** Puts a span into headers, in place of what stands there; one that is none changes nothing. */
  static void put(Span span, Headers headers) {
    if (span.getSpanContext().isValid()) {
      headers.remove(NAME).remove(STATE);
      FORMAT.inject(Context.root().with(span), headers, INTO_HEADERS);
    }
  }
}
