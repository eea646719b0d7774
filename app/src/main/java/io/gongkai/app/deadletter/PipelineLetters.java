package io.gongkai.app.deadletter;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.Connections;
import io.gongkai.console.DeadLetters;
import io.gongkai.console.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;

/**
 * The dead letters of a pipeline as the console shows them, and sends them again: what {@code
 * gongkai dead-letter} does, one after another, so that many readers do not read the topics many
 * times.
 */
public final class PipelineLetters implements DeadLetters {
  private static final int MOST = 500;
  private static final int RATE = 50;
  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Letters letters;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();

  /** What was read last; null before, and after anything was sent. */
  private Listed listed;

  private Instant listedAt = Instant.MIN;

  /**
   * The dead letters of a pipeline, which is reached when they are asked for.
   *
   * @param clock says when a letter is sent, and how old a list is
   */
  public PipelineLetters(Connections connections, Clock clock) {
    this.letters = new Letters(connections);
    this.clock = clock;
  }

  @Override
  public Listed list() throws RefusedException {
    return alone(
        () -> {
          Instant now = clock.instant();
          if (listed == null || !now.isBefore(listedAt.plus(FRESH))) {
            listed = read();
            listedAt = now;
          }
          return listed;
        });
  }

  @Override
  public String text(String id) throws RefusedException {
    return alone(() -> DeadLetterShowCommand.details(LetterId.parse(id), letters).text());
  }

  @Override
  public List<Fate> redrive(List<String> ids, boolean dryRun) throws RefusedException {
    return alone(
        () -> {
          Set<LetterId> wanted = new LinkedHashSet<>();
          ids.forEach(id -> wanted.add(LetterId.parse(id)));
          Fates fates = new Fates();
          if (!dryRun) {
            listed = null;
          }
          Pace pace = Pace.of(new Pace.Rate(RATE));
          new RedriveRun(letters, clock, pace, RedrivePlan.MAX_REDRIVES, dryRun, fates)
              .named(wanted);
          return fates.all;
        });
  }

  private Listed read() throws InterruptedException {
    LetterFilter any = new LetterFilter();
    Set<FailedStage> stages = letters.stages(any);
    LetterList list =
        letters.read(stages, new LetterList(any.wanted(), letters.redriven(stages), MOST));
    List<Letter> newestFirst = new ArrayList<>();
    list.entries().forEach(entry -> newestFirst.add(letter(entry)));
    Collections.reverse(newestFirst);
    return new Listed(newestFirst, list.isComplete());
  }

  private static Letter letter(LetterList.Entry entry) {
    DeadLetter letter = entry.letter();
    return new Letter(
        letter.id().toString(),
        LetterPrinter.name(entry.state()),
        letter.failedAt(),
        LetterPrinter.cause(letter.exception(), letter.message()),
        LetterPrinter.origin(letter.origin()),
        letter.valueBytes(),
        letter.redriven());
  }

  private <T> T alone(Callable<T> work) throws RefusedException {
    boolean locked = false;
    try {
      locked = lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!locked) {
        throw new RefusedException("others read the dead letters now; try again a little later");
      }
      return work.call();
    } catch (CommandFailure | KafkaException e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RefusedException("the console stops", e);
    } catch (RefusedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new RefusedException("the dead letters cannot be read: " + e.getMessage(), e);
    } finally {
      if (locked) {
        lock.unlock();
      }
    }
  }

  /** Keeps what becomes of each letter. */
  private static final class Fates implements Redriven {
    private final List<Fate> all = new ArrayList<>();

    @Override
    public void sent(LetterId id, String whereto) {
      all.add(new Fate(id.toString(), Fate.Outcome.SENT, whereto));
    }

    @Override
    public void known(LetterId id) {
      all.add(new Fate(id.toString(), Fate.Outcome.KNOWN, ""));
    }

    @Override
    public void refused(LetterId id, String reason) {
      all.add(new Fate(id.toString(), Fate.Outcome.REFUSED, reason));
    }
  }
}
