package io.gongkai.app.publish;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal, drawn over and over in one line. */
final class ProgressBarLine implements Progress {
  private static final int UPDATE_MILLIS = 200;

  private final PrintWriter err;
  private final int columns;

  /** Null while none is shown. */
  private ProgressBar bar;

  /**
   * A bar.
   *
   * @param columns width of the terminal
   */
  ProgressBarLine(PrintWriter err, int columns) {
    this.err = err;
    this.columns = columns;
  }

  @Override
  public void show(int done, int total, String line) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setConsumer(new Terminal(err, columns))
              .setInitialMax(total)
              .build();
    }
    bar.maxHint(total);
    bar.setExtraMessage(" " + line);
    bar.stepTo(done);
  }

  @Override
  public void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private record Terminal(PrintWriter err, int columns) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      // The last column stays free: a full line would wrap on some terminals.
      return columns - 1;
    }

    @Override
    public void accept(String rendered) {
      err.print("\r" + rendered);
      err.flush();
    }

    @Override
    public void close() {
      err.println();
      err.flush();
    }
  }
}
