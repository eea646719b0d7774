package io.gongkai.app.trace;

import io.gongkai.app.cli.BuildInfo;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.config.StageOptions;
import io.gongkai.app.config.TraceOptions;
import io.gongkai.schemas.trace.Traces;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends the traces of a part to the collector that is configured; where none is, nothing is made
 * and nothing traced.
 *
 * <p>The pipeline never waits for the collector: while that is away, spans are kept up to a number,
 * and dropped beyond.
 */
public final class TraceExport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TraceExport.class);

  /** A batch of the sink has up to 2000 results, a span each. */
  private static final int MOST_SPANS = 8_192;

  private static final int MOST_SPANS_IN_A_REQUEST = 512;
  private static final int MOST_CHARS = 512;
  private static final Duration SEND_INTERVAL = Duration.ofSeconds(1);
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final int SENT_AT_MOST = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_FLUSH = Duration.ofSeconds(2);

  /** Part of the time for a stop that sending the rest may take: one in so many. */
  private static final int FLUSH_SHARE = 20;

  private static final TraceExport NONE = new TraceExport(Traces.none(), null, Duration.ZERO);

  private final Traces traces;

  /** Null where nothing is traced. */
  private final SdkTracerProvider provider;

  private final Duration longestFlush;

  private TraceExport(Traces traces, SdkTracerProvider provider, Duration longestFlush) {
    this.traces = traces;
    this.provider = provider;
    this.longestFlush = longestFlush;
  }

  /**
   * Opens the way to the collector; it need not be there.
   *
   * @param config says where it is
   * @param part name of the part whose traces they are, as {@code normalize}
   * @param consumerGroup group that the part reads in; empty where it reads nothing
   */
  public static TraceExport open(GongkaiConfig config, String part, String consumerGroup) {
    TraceOptions options = config.traces();
    if (!options.isConfigured()) {
      return NONE;
    }
    if (!SLF4JBridgeHandler.isInstalled()) {
      // Before the first line of OpenTelemetry's: else it goes to standard error as it is.
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
    SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .setResource(resource(part, config.stage()))
            // By the trace's id alone: whether a stranger's header says "sampled" decides nothing.
            .setSampler(Sampler.traceIdRatioBased(options.sampleRatio()))
            .setSpanLimits(SpanLimits.builder().setMaxAttributeValueLength(MOST_CHARS).build())
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter(options))
                    .setMaxQueueSize(MOST_SPANS)
                    .setMaxExportBatchSize(MOST_SPANS_IN_A_REQUEST)
                    .setScheduleDelay(SEND_INTERVAL)
                    .setExporterTimeout(REQUEST_TIMEOUT.multipliedBy(2))
                    .build())
            .build();
    Duration share = config.stage().shutdownTimeout().dividedBy(FLUSH_SHARE);
    return new TraceExport(
        Traces.of(OpenTelemetrySdk.builder().setTracerProvider(provider).build(), consumerGroup),
        provider,
        share.compareTo(LONGEST_FLUSH) < 0 ? share : LONGEST_FLUSH);
  }

  /** What the part tells of its work. */
  public Traces traces() {
    return traces;
  }

  /** Sends what is left, within a twentieth of the time for a stop, and two seconds at most. */
  @Override
  public void close() {
    if (provider != null
        && !provider.shutdown().join(longestFlush.toMillis(), TimeUnit.MILLISECONDS).isSuccess()) {
      LOG.warn(
          "Not all traces reached the collector within {} ms; the pipeline is not concerned",
          longestFlush.toMillis());
    }
  }

  private static SpanExporter exporter(TraceOptions options) {
    OtlpHttpSpanExporterBuilder exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(options.endpoint().toString())
            .setCompression("gzip")
            .setConnectTimeout(CONNECT_TIMEOUT)
            .setTimeout(REQUEST_TIMEOUT)
            .setRetryPolicy(
                RetryPolicy.builder()
                    .setMaxAttempts(SENT_AT_MOST)
                    .setInitialBackoff(FIRST_PAUSE)
                    .build())
            .setMeterProvider(MeterProvider::noop);
    options.headers().forEach(exporter::addHeader);
    return new WatchedExporter(exporter.build(), options.endpoint());
  }

  private static Resource resource(String part, StageOptions stage) {
    return Resource.getDefault()
        .merge(
            Resource.create(
                Attributes.builder()
                    .put("service.name", "gongkai-" + part)
                    .put("service.namespace", "gongkai")
                    .put("service.version", BuildInfo.read().version())
                    .put(
                        "service.instance.id",
                        stage.instanceId().isEmpty() ? null : stage.instanceId())
                    .build()));
  }
}
