package io.gongkai.schemas.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.apache.kafka.common.header.Headers;

/** Work that is a span. */
final class SpanWork implements Work {
  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
  private static final int FIRST_FAULT_OF_OURS = 500;

  private final Span span;
  private boolean answered;

  SpanWork(Span span) {
    this.span = span;
  }

  @Override
  public boolean isTold() {
    return span.isRecording();
  }

  @Override
  public void note(String name, String value) {
    span.setAttribute(name, value);
  }

  @Override
  public void note(String name, long value) {
    span.setAttribute(name, value);
    if (name.equals(Traces.ANSWER)) {
      answered = true;
      if (value >= FIRST_FAULT_OF_OURS) {
        error(Long.toString(value));
      }
    }
  }

  @Override
  public void failed(String kind) {
    // An answer says by itself whose fault it was.
    if (!answered) {
      error(kind);
    }
  }

  private void error(String kind) {
    span.setAttribute(ERROR_TYPE, kind);
    span.setStatus(StatusCode.ERROR);
  }

  @Override
  public void putInto(Headers headers) {
    TraceHeader.put(span, headers);
  }

  @Override
  public void end() {
    span.end();
  }
}
