package io.gongkai.app.publish;

import io.gongkai.app.cli.StopSignal;
import io.gongkai.app.cli.TerminalText;
import io.gongkai.ingest.Document;
import io.gongkai.ingest.PublishResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs of a session, and what they print: a line for each document, or a table of verdicts. */
final class PublishOutput {
  /** Set by the launcher where standard error is a terminal: its width. */
  private static final String COLUMNS = "gongkai.columns";

  private static final int NARROWEST = 40;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final PublishSession session;
  private final StopSignal stop;
  private final Duration timeout;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Progress progress;

  /**
   * The output of a session.
   *
   * @param timeout how long nothing may happen while receipts are waited for
   */
  PublishOutput(
      PublishSession session, StopSignal stop, Duration timeout, PrintWriter out, PrintWriter err) {
    this.session = session;
    this.stop = stop;
    this.timeout = timeout;
    this.out = out;
    this.err = err;
    int columns = Integer.getInteger(COLUMNS, 0);
    this.progress = columns < NARROWEST ? Progress.NONE : new ProgressBarLine(err, columns);
  }

  /**
   * Publishes documents.
   *
   * @return whether all were sent, and, where somebody waits, are clean
   */
  boolean publish(DocumentSelection selection, String agency) throws InterruptedException {
    for (String missing : selection.missing()) {
      err.println(
          TerminalText.line(missing)
              + ": there is no such file or folder, and no file that it matches");
    }
    if (selection.skipped() > 0) {
      err.println(
          selection.skipped() + " files skipped, which are links or whose names are no document's");
    }
    err.flush();
    PublishSummary summary =
        send(selection.documents().stream().map(file -> new Document(file, agency, "")).toList());
    boolean complete = summary.results().size() == selection.documents().size();
    if (!complete) {
      err.println(
          "stopped: "
              + (selection.documents().size() - summary.results().size())
              + " documents were not sent; the next run goes on");
      err.flush();
    }
    return complete && selection.missing().isEmpty() && isWell(summary);
  }

  /** Publishes what is dropped into folders, until the watch is ended. */
  boolean watch(FolderWatch watching, String agency) throws InterruptedException {
    err.println("watching; Ctrl-C stops");
    err.flush();
    boolean isWell = true;
    while (true) {
      List<Path> ready = watching.next();
      if (ready.isEmpty()) {
        return isWell;
      }
      PublishSummary summary =
          send(ready.stream().map(file -> Document.dropped(file, agency)).toList());
      boolean someFailed = false;
      for (PublishResult result : summary.results()) {
        if (result instanceof PublishResult.Failed) {
          someFailed = true;
          watching.giveBack(result.document().file());
        }
      }
      isWell &= isWell(summary);
      if (someFailed) {
        // The broker or the store is away: a pause, instead of trying as fast as it fails.
        pause();
      }
    }
  }

  private void pause() throws InterruptedException {
    if (stop.latch().await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
      err.println("stopped; what was not published is published by the next run");
      err.flush();
    }
  }

  private boolean isWell(PublishSummary summary) {
    return session.receipts() == null ? summary.isSent() : summary.isClean();
  }

  private PublishSummary send(List<Document> documents) throws InterruptedException {
    if (session.receipts() != null) {
      return new PublishRun(
              session.publisher(),
              session::keep,
              session.receipts(),
              stop.latch(),
              timeout,
              progress,
              out,
              err)
          .run(documents);
    }
    List<PublishResult> results =
        new Sending(session.publisher(), stop.latch(), this::tell, progress).send(documents);
    progress.end();
    long known = results.stream().filter(PublishResult.Known.class::isInstance).count();
    long sent = results.stream().filter(PublishResult.Published.class::isInstance).count();
    err.println(
        "published "
            + sent
            + (known == 0 ? "" : ", known already " + known)
            + (sent + known == results.size()
                ? ""
                : ", not published " + (results.size() - sent - known)));
    out.flush();
    err.flush();
    return new PublishSummary(results, Map.of());
  }

  private void tell(PublishResult result) {
    session.keep(result);
    if (result instanceof PublishResult.Published published) {
      out.println("PUBLISHED  " + published.submissionId() + "  " + file(result));
    } else if (result instanceof PublishResult.Known known) {
      out.println("KNOWN      " + known.submissionId() + "  " + file(result));
    } else if (result instanceof PublishResult.Refused refused) {
      complain(refused.message());
    } else if (result instanceof PublishResult.Failed failed) {
      complain(failed.message());
    }
  }

  private void complain(String message) {
    progress.end();
    err.println(TerminalText.line(message));
    err.flush();
  }

  private static String file(PublishResult result) {
    return TerminalText.line(result.document().file().toString());
  }
}
