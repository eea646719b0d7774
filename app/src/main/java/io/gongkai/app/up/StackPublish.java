package io.gongkai.app.up;

import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.embedded.EmbeddedStack;
import io.gongkai.app.publish.ProgressLine;
import io.gongkai.app.publish.PublishRun;
import io.gongkai.app.trace.TraceExport;
import io.gongkai.blob.BlobStore;
import io.gongkai.ingest.Document;
import io.gongkai.ingest.Publisher;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.CommonClientConfigs;

/** Publishes documents to a stack of this process; what its database knows is not sent again. */
final class StackPublish {
  private final EmbeddedStack stack;
  private final GongkaiConfig config;
  private final CountDownLatch stop;
  private final Duration stallLimit;
  private final PrintWriter out;
  private final PrintWriter err;

  StackPublish(
      EmbeddedStack stack,
      GongkaiConfig config,
      CountDownLatch stop,
      Duration stallLimit,
      PrintWriter out,
      PrintWriter err) {
    this.stack = stack;
    this.config = config;
    this.stop = stop;
    this.stallLimit = stallLimit;
    this.out = out;
    this.err = err;
  }

  /**
   * Publishes documents and prints the results.
   *
   * @return whether every document was processed, whatever its verdict
   */
  boolean run(List<Path> documents) throws InterruptedException {
    try (StackOutcomes outcomes = new StackOutcomes(stack);
        TraceExport export = TraceExport.open(config, "publish", "");
        BlobStore blobs = config.blobOfStack().openForPublishing();
        Publisher publisher =
            Publisher.to(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()),
                config.documentLimits().maxBytes(),
                outcomes::isKnown,
                config.blobOfStack().claimCheck(blobs),
                export.traces())) {
      PublishRun run =
          new PublishRun(
              publisher,
              // Nothing to keep in mind: the database knows.
              result -> {},
              outcomes,
              stop,
              stallLimit,
              new ProgressLine(err, System::nanoTime),
              out,
              err);
      boolean processed = run.run(documents.stream().map(Document::of).toList()).isProcessed();
      return outcomes.printUnstored(err) && processed;
    }
  }
}
