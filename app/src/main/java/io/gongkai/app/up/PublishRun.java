package io.gongkai.app.up;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.app.embedded.EmbeddedStack;
import io.gongkai.ingest.Document;
import io.gongkai.ingest.PublishResult;
import io.gongkai.ingest.Publisher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Publishes documents to a running stack, waits until all are through, and prints the results. */
final class PublishRun {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);
  private static final Duration STALL_NOTICE = Duration.ofSeconds(20);
  private static final int MOST_DEAD_LETTERS = 10;

  private final EmbeddedStack stack;
  private final CountDownLatch stop;
  private final int maxDocumentBytes;
  private final Duration stallLimit;
  private final PrintWriter out;
  private final ProgressLine progress;
  private final PrintWriter err;

  /**
   * A run.
   *
   * @param stop ends the wait when it opens
   * @param stallLimit how long nothing may happen before it gives up
   */
  PublishRun(
      EmbeddedStack stack,
      CountDownLatch stop,
      int maxDocumentBytes,
      Duration stallLimit,
      PrintWriter out,
      PrintWriter err) {
    this.stack = stack;
    this.stop = stop;
    this.maxDocumentBytes = maxDocumentBytes;
    this.stallLimit = stallLimit;
    this.out = out;
    this.err = err;
    this.progress = new ProgressLine(err, System::nanoTime);
  }

  /**
   * Publishes documents and prints the results.
   *
   * @return whether every document was processed, whatever its verdict
   */
  boolean run(List<Path> documents) throws InterruptedException {
    try (Outcomes database = Outcomes.in(stack.jdbcUrl(), EmbeddedDatabase.USER);
        DeadLetters deadLetters = new DeadLetters(stack.bootstrapServers())) {
      List<PublishResult> results = publish(documents, database);
      Map<String, Outcome> outcomes = await(sent(results), database, deadLetters);
      boolean all = print(results, outcomes);
      return printDeadLetters(database.deadLetters()) && all;
    } catch (SQLException e) {
      throw new CommandFailure("the database does not answer: " + e.getMessage(), e);
    }
  }

  private List<PublishResult> publish(List<Path> documents, Outcomes database)
      throws InterruptedException {
    List<CompletableFuture<PublishResult>> sending = new ArrayList<>();
    List<PublishResult> results = new ArrayList<>();
    try (Publisher publisher =
        Publisher.to(stack.bootstrapServers(), maxDocumentBytes, database::isKnown)) {
      for (Path document : documents) {
        sending.add(publisher.publish(Document.of(document)));
      }
      for (CompletableFuture<PublishResult> result : sending) {
        results.add(result.get());
        progress.show("published " + results.size() + " of " + documents.size());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a publisher's result is never an exception", e);
    }
  }

  /** The submissions to wait for, and whether each was published in this run. */
  private static Map<String, Boolean> sent(List<PublishResult> results) {
    Map<String, Boolean> sent = new LinkedHashMap<>();
    for (PublishResult result : results) {
      if (result instanceof PublishResult.Published published) {
        sent.put(published.submissionId(), true);
      } else if (result instanceof PublishResult.Known known) {
        sent.putIfAbsent(known.submissionId(), false);
      }
    }
    return sent;
  }

  private Map<String, Outcome> await(
      Map<String, Boolean> sent, Outcomes database, DeadLetters deadLetters)
      throws SQLException, InterruptedException {
    Counts before = null;
    long lastChange = System.nanoTime();
    boolean noticed = false;
    while (true) {
      Map<String, Outcome> outcomes = look(sent, database, deadLetters);
      Counts counts = Counts.of(outcomes.values());
      progress.show(counts.toString());
      if (counts.done() == sent.size()) {
        progress.end();
        return outcomes;
      }
      if (!counts.equals(before)) {
        before = counts;
        lastChange = System.nanoTime();
        noticed = false;
      }
      Duration still = Duration.ofNanos(System.nanoTime() - lastChange);
      if (stack.problem().isPresent() || still.compareTo(stallLimit) >= 0) {
        progress.end();
        err.println(
            stack
                .problem()
                .orElse("nothing has happened for " + still.toSeconds() + " s, giving up"));
        return outcomes;
      }
      if (!noticed && still.compareTo(STALL_NOTICE) >= 0) {
        noticed = true;
        progress.end();
        err.println(
            "still waiting for "
                + (sent.size() - counts.done())
                + " of "
                + sent.size()
                + " documents; giving up when nothing happens for "
                + stallLimit.toSeconds()
                + " s");
      }
      if (stop.await(LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("stopped while documents were on their way");
      }
    }
  }

  private static Map<String, Outcome> look(
      Map<String, Boolean> sent, Outcomes database, DeadLetters deadLetters) throws SQLException {
    deadLetters.look();
    Map<String, Outcome> known = database.of(sent.keySet());
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    sent.forEach(
        (id, publishedNow) -> {
          Outcome outcome = known.getOrDefault(id, new Outcome.Waiting());
          outcomes.put(
              id, outcome.isFinal() ? outcome : deadLetters.of(id, publishedNow).orElse(outcome));
        });
    return outcomes;
  }

  private boolean print(List<PublishResult> results, Map<String, Outcome> outcomes) {
    ResultTable table = new ResultTable();
    boolean all = true;
    for (PublishResult result : results) {
      String file = result.document().filename();
      if (result instanceof PublishResult.Published published) {
        all &= add(table, file, outcomes.get(published.submissionId()));
      } else if (result instanceof PublishResult.Known known) {
        all &= add(table, file, outcomes.get(known.submissionId()));
      } else if (result instanceof PublishResult.Refused refused) {
        table.addRefused(file, refused.reason().name(), refused.message());
      } else if (result instanceof PublishResult.Failed failed) {
        table.addRefused(file, "NOT_SENT", failed.message());
        all = false;
      }
    }
    table.print(out);
    out.flush();
    err.println(Counts.of(outcomes.values()));
    long known = results.stream().filter(PublishResult.Known.class::isInstance).count();
    if (known > 0) {
      err.println(known + " of them were known already and were not published again");
    }
    err.flush();
    return all;
  }

  /** Tells of what the sink could not store; returns whether there is nothing to tell. */
  private boolean printDeadLetters(List<String> letters) {
    if (!letters.isEmpty()) {
      err.println(
          "the sink could not store "
              + letters.size()
              + " records, our fault: they are kept in the table dead_letter");
      letters.stream().limit(MOST_DEAD_LETTERS).forEach(letter -> err.println("  " + letter));
      err.flush();
    }
    return letters.isEmpty();
  }

  private static boolean add(ResultTable table, String file, Outcome outcome) {
    table.add(file, outcome);
    return outcome.isFinal() && !(outcome instanceof Outcome.DeadLetter);
  }
}
