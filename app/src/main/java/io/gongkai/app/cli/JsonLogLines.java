package io.gongkai.app.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The log for programs: one JSON object on each line. Written with the same escapes as other output
 * of the program, because somebody looks at it in a terminal all the same; Logback's own encoder
 * lets through what a terminal obeys.
 */
final class JsonLogLines extends LayoutBase<ILoggingEvent> {
  private final JsonFactory json = PrintedJson.factory();

  JsonLogLines(Context context) {
    setContext(context);
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator object = json.createGenerator(line)) {
      object.writeStartObject();
      object.writeStringField("time", event.getInstant().toString());
      object.writeStringField("level", event.getLevel().toString());
      object.writeStringField("logger", event.getLoggerName());
      object.writeStringField("thread", event.getThreadName());
      object.writeStringField("message", String.valueOf(event.getFormattedMessage()));
      for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
        object.writeStringField(entry.getKey(), entry.getValue());
      }
      IThrowableProxy exception = event.getThrowableProxy();
      if (exception != null) {
        object.writeStringField("exception", ThrowableProxyUtil.asString(exception));
      }
      object.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return line.append('\n').toString();
  }
}
