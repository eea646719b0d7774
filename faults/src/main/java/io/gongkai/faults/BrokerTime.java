package io.gongkai.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/** The time of a broker whose machine's clock can be set: what the file says is added. */
final class BrokerTime implements Time {
  private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

  private final Path file;
  private volatile long aheadMillis;
  private volatile long lookedNanos;

  BrokerTime(Path file) throws IOException {
    this.file = file;
    look();
  }

  @Override
  public long milliseconds() {
    if (nanoseconds() - lookedNanos > LOOK_NANOS) {
      try {
        look();
      } catch (IOException e) {
        // The clock of a broker goes on whatever is wrong with a file.
        lookedNanos = nanoseconds();
      }
    }
    return SYSTEM.milliseconds() + aheadMillis;
  }

  @Override
  public long nanoseconds() {
    return SYSTEM.nanoseconds();
  }

  @Override
  public void sleep(long ms) {
    SYSTEM.sleep(ms);
  }

  @Override
  public void waitObject(Object object, Supplier<Boolean> condition, long deadlineMs)
      throws InterruptedException {
    SYSTEM.waitObject(object, condition, deadlineMs - aheadMillis);
  }

  private void look() throws IOException {
    aheadMillis = MachineClock.read(file).toMillis();
    lookedNanos = nanoseconds();
  }
}
