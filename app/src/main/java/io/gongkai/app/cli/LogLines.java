package io.gongkai.app.cli;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.LayoutBase;
import io.gongkai.schemas.streams.SubmissionLog;

/**
 * Lines of the log that nothing from outside can forge: a message is one line, and whatever belongs
 * to an exception is indented, so that only what is logged begins a line with a time.
 */
final class LogLines extends LayoutBase<ILoggingEvent> {
  private final PatternLayout head = new PatternLayout();

  LogLines(Context context) {
    setContext(context);
    head.setContext(context);
    head.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{30} %nopex");
  }

  @Override
  public void start() {
    head.start();
    super.start();
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder lines = new StringBuilder(head.doLayout(event));
    String submission = event.getMDCPropertyMap().get(SubmissionLog.KEY);
    if (submission != null) {
      lines.append('[').append(TerminalText.line(submission)).append("] ");
    }
    lines.append(TerminalText.line(String.valueOf(event.getFormattedMessage()))).append('\n');
    IThrowableProxy exception = event.getThrowableProxy();
    if (exception != null) {
      ThrowableProxyUtil.asString(exception)
          .lines()
          .forEach(line -> lines.append('\t').append(TerminalText.line(line)).append('\n'));
    }
    return lines.toString();
  }
}
