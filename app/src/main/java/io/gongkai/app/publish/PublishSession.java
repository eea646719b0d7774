package io.gongkai.app.publish;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.trace.TraceExport;
import io.gongkai.blob.BlobStore;
import io.gongkai.ingest.PublishLedger;
import io.gongkai.ingest.PublishResult;
import io.gongkai.ingest.Publisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What a run of the command holds open: publisher, ledger, blob store, and the receipts. */
final class PublishSession implements AutoCloseable {
  private final PublishLedger ledger;

  /** Null where there is none. */
  private final BlobStore blobs;

  /** Null where nobody waits. */
  private final ReceiptOutcomes receipts;

  private final TraceExport export;
  private final Publisher publisher;

  private PublishSession(
      PublishTarget target,
      PublishLedger ledger,
      BlobStore blobs,
      ReceiptOutcomes receipts,
      TraceExport export) {
    this.export = export;
    this.ledger = ledger;
    this.blobs = blobs;
    this.receipts = receipts;
    this.publisher =
        Publisher.to(
            target.kafka().clientProperties(),
            target.maxBytes(),
            this::isKnown,
            target.blob().claimCheck(blobs),
            export.traces());
  }

  /**
   * Opens a session.
   *
   * @param config says where traces go
   * @param ledgers folder of the ledgers; null for the one of the target
   * @param wait whether somebody waits for the receipts
   * @throws CommandFailure when the cluster does not answer, or the ledger cannot be used
   */
  static PublishSession open(PublishTarget target, GongkaiConfig config, Path ledgers, boolean wait)
      throws InterruptedException {
    String clusterId = target.clusterId();
    ReceiptOutcomes receipts = wait ? new ReceiptOutcomes(target.kafka(), target.registry()) : null;
    try {
      PublishLedger ledger =
          PublishLedger.open(ledgers == null ? target.ledgers() : ledgers, clusterId);
      BlobStore blobs = target.blob().isConfigured() ? target.blob().openForPublishing() : null;
      TraceExport export = TraceExport.open(config, "publish", "");
      return new PublishSession(target, ledger, blobs, receipts, export);
    } catch (IOException e) {
      close(receipts);
      throw new CommandFailure(e.getMessage() + "; name another folder with --ledger", e);
    }
  }

  Publisher publisher() {
    return publisher;
  }

  /** The receipts; null where nobody waits. */
  ReceiptOutcomes receipts() {
    return receipts;
  }

  /** Keeps in mind what the broker has. */
  void keep(PublishResult result) {
    if (result instanceof PublishResult.Published published) {
      try {
        ledger.add(published.submissionId());
      } catch (IOException e) {
        throw noLedger(e);
      }
    }
  }

  private boolean isKnown(String submissionId) {
    try {
      return ledger.contains(submissionId);
    } catch (IOException e) {
      throw noLedger(e);
    }
  }

  private CommandFailure noLedger(IOException e) {
    return new CommandFailure(
        "the ledger "
            + ledger.file()
            + " cannot be used any more ("
            + e.getMessage()
            + "): what was sent since may be sent again, which changes nothing",
        e);
  }

  @Override
  public void close() {
    publisher.close();
    export.close();
    if (blobs != null) {
      blobs.close();
    }
    close(receipts);
    try {
      ledger.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger " + ledger.file() + " was not closed", e);
    }
  }

  private static void close(ReceiptOutcomes receipts) {
    if (receipts != null) {
      receipts.close();
    }
  }
}
