package io.gongkai.app.publish;

import io.gongkai.ingest.Document;
import io.gongkai.ingest.PublishResult;
import io.gongkai.ingest.Publisher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Hands documents to a publisher, and takes the results in the same order. */
final class Sending {
  private final Publisher publisher;
  private final CountDownLatch stop;
  private final Consumer<PublishResult> told;
  private final Progress progress;
  private final Deque<CompletableFuture<PublishResult>> underway = new ArrayDeque<>();
  private final List<PublishResult> results = new ArrayList<>();

  /**
   * A sending.
   *
   * @param stop ends it when it opens: what has been handed over is still waited for
   * @param told learns of each result as soon as it and all before it are known
   */
  Sending(
      Publisher publisher, CountDownLatch stop, Consumer<PublishResult> told, Progress progress) {
    this.publisher = publisher;
    this.stop = stop;
    this.told = told;
    this.progress = progress;
  }

  /** Sends documents; fewer results than documents mean that it was stopped. */
  List<PublishResult> send(List<Document> documents) throws InterruptedException {
    for (Document document : documents) {
      if (stop.getCount() == 0) {
        break;
      }
      underway.add(publisher.publish(document));
      while (!underway.isEmpty() && underway.peek().isDone()) {
        take(documents.size());
      }
    }
    while (!underway.isEmpty()) {
      take(documents.size());
    }
    return results;
  }

  private void take(int total) throws InterruptedException {
    try {
      PublishResult result = underway.remove().get();
      results.add(result);
      told.accept(result);
      progress.show(results.size(), total, "published " + results.size() + " of " + total);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a publisher's result is never an exception", e);
    }
  }
}
