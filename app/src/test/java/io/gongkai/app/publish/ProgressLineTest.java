package io.gongkai.app.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();
  private final ProgressLine progress = new ProgressLine(new PrintWriter(err), nanos::get);

  @Test
  void shouldPrintAtMostOneLineASecondWhenThereAreManyChanges() {
    progress.show(1, 2, "1");
    progress.show(1, 2, "2");
    progress.show(1, 2, "3");
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    progress.show(1, 2, "4");
    progress.show(1, 2, "5");
    progress.end();
    progress.end();
    assertThat(err.toString().lines()).containsExactly("1", "4", "5");
  }

  @Test
  void shouldPrintNothingMoreWhenNothingChanges() {
    progress.show(1, 2, "1");
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
    progress.show(1, 2, "1");
    progress.end();
    assertThat(err.toString().lines()).containsExactly("1");
  }
}
