package io.gongkai.app.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once when the collector stops to take spans, and once when it takes them again. */
final class WatchedExporter implements SpanExporter {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedExporter.class);

  private final SpanExporter exporter;
  private final URI collector;
  private final AtomicBoolean refused = new AtomicBoolean();

  /**
   * An exporter that is watched.
   *
   * @param exporter sends the spans
   * @param collector where it sends them
   */
  WatchedExporter(SpanExporter exporter, URI collector) {
    this.exporter = exporter;
    this.collector = collector;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(() -> tell(result));
  }

  private void tell(CompletableResultCode result) {
    if (result.isSuccess()) {
      if (refused.getAndSet(false)) {
        LOG.warn("The collector {} takes traces again", collector);
      }
    } else if (!refused.getAndSet(true)) {
      LOG.warn(
          "The collector {} does not take traces ({}). The pipeline goes on, and they are dropped"
              + " until it does",
          collector,
          reason(result.getFailureThrowable()));
    }
  }

  private static String reason(Throwable failure) {
    if (failure == null) {
      return "no reason is known";
    }
    Throwable cause = failure;
    // Of the layers around it the one that speaks of the connection; what is below says less.
    while (cause.getCause() != null && !(cause instanceof IOException)) {
      cause = cause.getCause();
    }
    return cause.toString();
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
