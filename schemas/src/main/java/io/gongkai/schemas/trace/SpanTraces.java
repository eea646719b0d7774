package io.gongkai.schemas.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.apache.kafka.common.header.Headers;
import org.slf4j.MDC;

/** Traces as spans, named after OpenTelemetry's conventions for messaging. */
final class SpanTraces implements Traces {
  private static final String SYSTEM = "messaging.system";
  private static final String KAFKA = "kafka";
  private static final String DESTINATION = "messaging.destination.name";
  private static final String PARTITION = "messaging.destination.partition.id";
  private static final String OFFSET = "messaging.kafka.offset";
  private static final String OPERATION = "messaging.operation.name";
  private static final String OPERATION_TYPE = "messaging.operation.type";
  private static final String GROUP = "messaging.consumer.group.name";
  private static final String BODY_SIZE = "messaging.message.body.size";
  private static final String PROCESS = "process";
  private static final String SEND = "send";

  private final Tracer tracer;
  private final String consumerGroup;

  SpanTraces(OpenTelemetry telemetry, String consumerGroup) {
    this.tracer = telemetry.getTracer("io.gongkai");
    this.consumerGroup = consumerGroup;
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public String contextIn(Headers headers) {
    return TraceHeader.text(headers);
  }

  @Override
  public <E extends Exception> void process(Delivery delivery, Task<E> task) throws E {
    during(begin(delivery), task);
  }

  @Override
  public <E extends Exception> void request(String method, String route, Task<E> task) throws E {
    during(
        tracer
            .spanBuilder(method + " " + route)
            .setSpanKind(SpanKind.SERVER)
            .setNoParent()
            .setAttribute("http.request.method", method)
            .setAttribute("http.route", route)
            .startSpan(),
        task);
  }

  @Override
  public Work sending(String topic, long bytes) {
    return new SpanWork(
        messaging(SEND, topic)
            .setSpanKind(SpanKind.PRODUCER)
            .setAttribute(BODY_SIZE, bytes)
            .startSpan());
  }

  @Override
  public Work storing(Delivery delivery) {
    return new SpanWork(begin(delivery));
  }

  @Override
  public Work current() {
    return new SpanWork(Span.current());
  }

  private Span begin(Delivery delivery) {
    SpanBuilder span =
        messaging(PROCESS, delivery.place().topic())
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute(PARTITION, Integer.toString(delivery.place().partition()))
            .setAttribute(OFFSET, delivery.place().offset());
    if (!consumerGroup.isEmpty()) {
      span.setAttribute(GROUP, consumerGroup);
    }
    SpanContext from = TraceHeader.parse(delivery.context());
    if (delivery.isFirst()) {
      return span.setParent(Context.root().with(Span.wrap(from))).startSpan();
    }
    return (from.isValid() ? span.addLink(from) : span).setNoParent().startSpan();
  }

  private SpanBuilder messaging(String operation, String topic) {
    return tracer
        .spanBuilder(operation + " " + topic)
        .setAttribute(SYSTEM, KAFKA)
        .setAttribute(DESTINATION, topic)
        .setAttribute(OPERATION, operation)
        .setAttribute(OPERATION_TYPE, operation);
  }

  // The compiler wants a scope to be used within it.
  @SuppressWarnings("try")
  private static <E extends Exception> void during(Span span, Task<E> task) throws E {
    SpanWork work = new SpanWork(span);
    SpanContext context = span.getSpanContext();
    if (context.isSampled()) {
      MDC.put(LOG_TRACE, context.getTraceId());
      MDC.put(LOG_SPAN, context.getSpanId());
    }
    try (Scope scope = span.makeCurrent()) {
      task.run(work);
    } catch (Exception e) {
      work.failed(e.getClass().getName());
      throw e;
    } finally {
      MDC.remove(LOG_TRACE);
      MDC.remove(LOG_SPAN);
      span.end();
    }
  }
}
