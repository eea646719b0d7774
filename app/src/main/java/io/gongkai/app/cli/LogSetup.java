package io.gongkai.app.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sends logs to standard error, warnings and above unless {@code GONGKAI_LOG_LEVEL} says otherwise.
 *
 * <p>In code and not in a file, because Logback's reader of files takes longer to load than a
 * document takes to check. A file named by {@code -Dlogback.configurationFile} takes over.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
  /** Environment variable with the lowest level that is logged. */
  public static final String LEVEL_VARIABLE = "GONGKAI_LOG_LEVEL";

  /** Environment variable that is {@code json} for a log that programs read. */
  public static final String FORMAT_VARIABLE = "GONGKAI_LOG_FORMAT";

  private static final List<String> NOISY =
      List.of(
          "org.apache.kafka.clients.NetworkClient",
          "org.apache.kafka.controller.QuorumController",
          "org.apache.kafka.streams.StreamsConfig",
          "org.apache.kafka.streams.processor.internals.ProcessorStateManager",
          "org.apache.kafka.streams.processor.internals.StateDirectory");

  /** What logs failures of which our own message says enough, as of a document or a collector. */
  private static final List<String> TOLD_ELSEWHERE =
      List.of(
          "org.apache.pdfbox",
          "org.apache.fontbox",
          "org.apache.poi",
          "io.opentelemetry.exporter",
          "org.apache.kafka.common.config.provider");

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    LayoutBase<ILoggingEvent> lines =
        "json".equalsIgnoreCase(System.getenv(FORMAT_VARIABLE))
            ? new JsonLogLines(context)
            : new LogLines(context);
    lines.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(lines);
    encoder.start();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("stderr");
    console.setTarget("System.err");
    console.setEncoder(encoder);
    console.start();
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(System.getenv(LEVEL_VARIABLE), Level.WARN));
    root.addAppender(console);
    if (System.getenv(LEVEL_VARIABLE) == null) {
      // What these warn of is the normal course of an embedded broker's start and stop.
      for (String name : NOISY) {
        context.getLogger(name).setLevel(Level.ERROR);
      }
      for (String name : TOLD_ELSEWHERE) {
        context.getLogger(name).setLevel(Level.OFF);
      }
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
