package io.gongkai.app.deadletter;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Keeps what is done below a rate: never two closer together than its interval. */
final class Pace {
  private final long interval;
  private final LongSupplier now;
  private final Sleep sleep;
  private long next;
  private boolean begun;

  /** Lets time pass. */
  @FunctionalInterface
  interface Sleep {
    void nanos(long nanos) throws InterruptedException;
  }

  /**
   * A pace.
   *
   * @param rate most per second
   * @param now a clock in nanoseconds that only goes forward
   * @param sleep waits
   */
  Pace(Rate rate, LongSupplier now, Sleep sleep) {
    this.interval = TimeUnit.SECONDS.toNanos(1) / rate.perSecond();
    this.now = now;
    this.sleep = sleep;
  }

  /** A pace by the machine's clock. */
  static Pace of(Rate rate) {
    return new Pace(rate, System::nanoTime, TimeUnit.NANOSECONDS::sleep);
  }

  /** Waits until the next may begin. */
  void await() throws InterruptedException {
    long time = now.getAsLong();
    if (begun && next - time > 0) {
      sleep.nanos(next - time);
      time = next;
    }
    begun = true;
    next = time + interval;
  }

  /**
   * How much at most.
   *
   * @param perSecond from 1 to 10,000
   */
  record Rate(int perSecond) {
    static final int MOST = 10_000;

    Rate {
      if (perSecond < 1 || perSecond > MOST) {
        throw new IllegalArgumentException("a rate is from 1/s to " + MOST + "/s");
      }
    }

    /** Reads a rate, {@code 20/s}. */
    static final class Converter implements ITypeConverter<Rate> {
      @Override
      public Rate convert(String value) {
        if (!value.matches("[0-9]{1,5}/s")) {
          throw new TypeConversionException("'" + value + "' is no rate: write 20/s");
        }
        try {
          return new Rate(Integer.parseInt(value.substring(0, value.length() - 2)));
        } catch (IllegalArgumentException e) {
          throw new TypeConversionException("'" + value + "': " + e.getMessage());
        }
      }
    }
  }
}
