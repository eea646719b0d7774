package io.gongkai.app.embedded;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest.TxnMarkerEntry;
import org.apache.kafka.common.requests.WriteTxnMarkersResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the markers of transactions that a broker has forgotten when it starts after a crash.
 *
 * <p>A transaction that was decided when the broker was killed gets its markers when it is back.
 * But while a broker that is the only one registers, its partitions have no leader, and Kafka 4.3
 * takes a partition without a leader for a deleted one: it leaves its marker out and writes the
 * transaction down as complete. Nobody who reads committed records gets past that transaction, for
 * ever ({@code KRaftMetadataCache.getPartitionLeaderEndpoint} answers nothing where it used to
 * answer an unknown node). The coordinator's own record says what was decided, so the marker that
 * is missing can be written.
 */
final class TransactionMarkers {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionMarkers.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final long LOOK_MILLIS = 50;
  private static final short EPOCH_BUMPED_AT_END = 2;

  private final Admin admin;
  private final String host;
  private final int port;

  private TransactionMarkers(Admin admin, String host, int port) {
    this.admin = admin;
    this.host = host;
    this.port = port;
  }

  /** A transaction that is open in a partition, as the partition knows it. */
  record Open(TopicPartition partition, ProducerState producer) {}

  /**
   * What is to be done about an open transaction.
   *
   * @param isPending whether its coordinator is still at it, or not there yet
   * @param marker the marker that is missing; empty when there is none, or nobody can tell
   */
  record Verdict(boolean isPending, Optional<TxnMarkerEntry> marker) {
    private static final Verdict LEAVE = new Verdict(false, Optional.empty());
    private static final Verdict PENDING = new Verdict(true, Optional.empty());
  }

  /**
   * Writes what is missing; when this returns, every transaction that is open in a partition is
   * open for its coordinator too. What cannot be found out is logged, and left.
   *
   * @param host host of a listener of the broker without security
   * @param port its port
   */
  static void complete(String host, int port) throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    CountDownLatch never = new CountDownLatch(1);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", host + ":" + port))) {
      TransactionMarkers markers = new TransactionMarkers(admin, host, port);
      Exception last = null;
      do {
        try {
          if (markers.completeOnce()) {
            return;
          }
        } catch (ExecutionException | TimeoutException | IOException e) {
          // Partitions and coordinators that are not ready yet say so.
          last = e;
        }
      } while (System.nanoTime() - deadline < 0
          && !never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
      LOG.warn(
          "Transactions may be left open in partitions: kafka-transactions find-hanging shows them",
          last);
    }
  }

  /** Looks once; false when a coordinator is still at it. */
  private boolean completeOnce()
      throws InterruptedException, ExecutionException, TimeoutException, IOException {
    List<Open> open = open();
    if (open.isEmpty()) {
      return true;
    }
    Map<Long, TransactionDescription> transactions = transactions(open);
    boolean isPending = false;
    for (Open each : open) {
      Verdict verdict = verdict(each, transactions.get(each.producer().producerId()));
      isPending |= verdict.isPending();
      if (verdict.marker().isPresent()) {
        write(verdict.marker().get());
        LOG.info(
            "A transaction of producer {} was complete and still open in {}: {}",
            each.producer().producerId(),
            each.partition(),
            verdict.marker().get().transactionResult());
      }
    }
    return !isPending;
  }

  /**
   * What is to be done about an open transaction.
   *
   * @param transaction what its coordinator knows of the producer; null: nothing
   */
  static Verdict verdict(Open open, TransactionDescription transaction) {
    ProducerState producer = open.producer();
    if (transaction == null) {
      // A coordinator that has not read its log yet is not asked, and nobody says so.
      return Verdict.PENDING;
    }
    boolean isBumped = transaction.producerEpoch() == producer.producerEpoch() + 1;
    boolean isTheLast = isBumped || transaction.producerEpoch() == producer.producerEpoch();
    return switch (transaction.state()) {
      case PREPARE_COMMIT, PREPARE_ABORT -> Verdict.PENDING;
      case COMPLETE_COMMIT, COMPLETE_ABORT -> {
        if (!isTheLast) {
          LOG.warn("What became of the transaction {} of {} is not known", open, transaction);
          yield Verdict.LEAVE;
        }
        yield new Verdict(
            false,
            Optional.of(
                new TxnMarkerEntry(
                    producer.producerId(),
                    (short) transaction.producerEpoch(),
                    Math.max(0, producer.coordinatorEpoch().orElse(0)),
                    transaction.state() == TransactionState.COMPLETE_COMMIT
                        ? TransactionResult.COMMIT
                        : TransactionResult.ABORT,
                    List.of(open.partition()),
                    isBumped ? EPOCH_BUMPED_AT_END : 0)));
      }
      // Its producer goes on, or its time runs out and it is aborted.
      default -> Verdict.LEAVE;
    };
  }

  private List<Open> open() throws InterruptedException, ExecutionException, TimeoutException {
    Set<TopicPartition> partitions = new HashSet<>();
    Set<String> topics = get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
    get(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(it -> partitions.add(new TopicPartition(name, it.partition()))));
    List<Open> open = new ArrayList<>();
    get(admin.describeProducers(partitions).all())
        .forEach(
            (partition, state) ->
                state.activeProducers().stream()
                    .filter(it -> it.currentTransactionStartOffset().isPresent())
                    .forEach(it -> open.add(new Open(partition, it))));
    return open;
  }

  private Map<Long, TransactionDescription> transactions(List<Open> open)
      throws InterruptedException, ExecutionException, TimeoutException {
    Set<Long> producers = new HashSet<>();
    open.forEach(it -> producers.add(it.producer().producerId()));
    List<String> ids =
        get(
                admin
                    .listTransactions(new ListTransactionsOptions().filterProducerIds(producers))
                    .all())
            .stream()
            .map(TransactionListing::transactionalId)
            .toList();
    Map<Long, TransactionDescription> byProducer = new HashMap<>();
    get(admin.describeTransactions(ids).all())
        .values()
        .forEach(it -> byProducer.put(it.producerId(), it));
    return byProducer;
  }

  /** Sends what one broker sends another, for which there is no client. */
  private void write(TxnMarkerEntry marker) throws IOException {
    short version = ApiKeys.WRITE_TXN_MARKERS.latestVersion();
    RequestHeader header =
        new RequestHeader(ApiKeys.WRITE_TXN_MARKERS, version, "gongkai-embedded", 1);
    ByteBuffer request =
        new WriteTxnMarkersRequest.Builder(List.of(marker))
            .build(version)
            .serializeWithHeader(header);
    try (Socket socket = new Socket(InetAddress.getByName(host), port)) {
      socket.setSoTimeout(Math.toIntExact(ANSWER.toMillis()));
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      byte[] bytes = new byte[request.remaining()];
      request.get(bytes);
      out.writeInt(bytes.length);
      out.write(bytes);
      out.flush();
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = in.readNBytes(in.readInt());
      WriteTxnMarkersResponse response =
          (WriteTxnMarkersResponse) AbstractResponse.parseResponse(ByteBuffer.wrap(answer), header);
      for (Errors error : response.errorsByProducerId().get(marker.producerId()).values()) {
        if (error != Errors.NONE) {
          throw new IOException("the marker " + marker + " was refused: " + error.message());
        }
      }
    }
  }

  private static <T> T get(KafkaFuture<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
  }
}
