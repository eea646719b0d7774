package io.gongkai.app.publish;

import io.gongkai.app.cli.TerminalText;
import io.gongkai.ingest.Document;
import io.gongkai.ingest.PublishResult;
import io.gongkai.ingest.Publisher;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Publishes documents, waits until all are through, and prints a table of the verdicts. */
public final class PublishRun {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);
  private static final Duration STALL_NOTICE = Duration.ofSeconds(20);

  private final Publisher publisher;
  private final Consumer<PublishResult> told;
  private final OutcomeSource source;
  private final CountDownLatch stop;
  private final Duration stallLimit;
  private final PrintWriter out;
  private final Progress progress;
  private final PrintWriter err;

  /**
   * A run.
   *
   * @param told learns of each result, in the order of the documents
   * @param source knows what becomes of the documents
   * @param stop ends the wait when it opens
   * @param stallLimit how long nothing may happen before it gives up
   */
  public PublishRun(
      Publisher publisher,
      Consumer<PublishResult> told,
      OutcomeSource source,
      CountDownLatch stop,
      Duration stallLimit,
      Progress progress,
      PrintWriter out,
      PrintWriter err) {
    this.publisher = publisher;
    this.told = told;
    this.source = source;
    this.stop = stop;
    this.stallLimit = stallLimit;
    this.out = out;
    this.err = err;
    this.progress = progress;
  }

  /**
   * Publishes documents and prints the results.
   *
   * @throws InterruptedException when it was stopped before all was through
   */
  public PublishSummary run(List<Document> documents) throws InterruptedException {
    List<PublishResult> results = new Sending(publisher, stop, told, progress).send(documents);
    PublishSummary summary = new PublishSummary(results, await(sent(results)));
    print(summary);
    return summary;
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

  private Map<String, Outcome> await(Map<String, Boolean> sent) throws InterruptedException {
    Counts before = null;
    long lastChange = System.nanoTime();
    boolean noticed = false;
    while (true) {
      Map<String, Outcome> outcomes = source.of(sent);
      Counts counts = Counts.of(outcomes.values());
      progress.show(counts.done(), sent.size(), counts.toString());
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
      if (source.problem().isPresent() || still.compareTo(stallLimit) >= 0) {
        progress.end();
        err.println(
            source
                .problem()
                .map(TerminalText::line)
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

  private void print(PublishSummary summary) {
    ResultTable table = new ResultTable();
    Map<String, Outcome> outcomes = summary.outcomes();
    for (PublishResult result : summary.results()) {
      String file = result.document().filename();
      if (result instanceof PublishResult.Published published) {
        table.add(file, outcomes.get(published.submissionId()));
      } else if (result instanceof PublishResult.Known known) {
        table.add(file, outcomes.get(known.submissionId()));
      } else if (result instanceof PublishResult.Refused refused) {
        table.addRefused(file, refused.reason().name(), refused.message());
      } else if (result instanceof PublishResult.Failed failed) {
        table.addRefused(file, "NOT_SENT", failed.message());
      }
    }
    table.print(out);
    out.flush();
    err.println(Counts.of(outcomes.values()));
    long known = summary.results().stream().filter(PublishResult.Known.class::isInstance).count();
    if (known > 0) {
      err.println(known + " of them were known already and were not published again");
    }
    err.flush();
  }
}
