package io.gongkai.faults;

import io.gongkai.ingest.gateway.AccessTokens;
import io.gongkai.ingest.gateway.GatewayConfig;
import io.gongkai.schemas.topic.RawHeaders;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.model.PlainAgency.Paper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The burst before the deadline: new reports, corrections, documents handed in again, documents
 * that are none, and withdrawals, through Kafka and through the gateways. Publishers do not give up
 * before they are answered.
 */
final class Load implements AutoCloseable {
  /** Topics that normalize reads, and its dead letters, where poison stands as it is. */
  private static final List<String> READ_BY_NORMALIZE =
      List.of(Topics.RAW, Topics.NORMALIZE_REDRIVE, Topics.NORMALIZE_DEAD_LETTER);

  /** The same for validate. */
  private static final List<String> READ_BY_VALIDATE =
      List.of(
          Topics.NORMALIZED,
          Topics.UNREADABLE,
          Topics.WAIVERS,
          Topics.VALIDATE_REDRIVE,
          Topics.VALIDATE_DEAD_LETTER);

  /** Topics that nothing else stands for: a rebuild reads them again. */
  private static final List<String> SOURCES = List.of(Topics.RAW, Topics.WAIVERS);

  /** Topics that the sink reads: its dead letters stand in the database. */
  private static final List<String> READ_BY_SINK =
      List.of(Topics.CLEAN, Topics.FLAGGED, Topics.RECEIPTS, Topics.UNREADABLE, Topics.WAIVERS);

  private static final int AGENCIES = 60;
  private static final int GATEWAY_AGENCIES = 6;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Random random;
  private final Papers papers;
  private final KafkaProducer<String, byte[]> producer;
  private final GatewayPublisher gateway;
  private final ExecutorService publishers = Executors.newFixedThreadPool(2);
  private final Map<String, String> tokens = new HashMap<>();
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final Queue<Future<String>> posted = new ArrayDeque<>();
  private final Map<String, String> acknowledged = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private final Set<String> poison = new HashSet<>();
  private final Set<String> poisonForSink = new HashSet<>();
  private int handedIn;
  private int withdrawals;

  /** A record that is under way; without an id it is no document. */
  private record Sent(String id, Future<RecordMetadata> answer) {}

  Load(Random random, Papers papers, Cluster cluster) throws Exception {
    this.random = random;
    this.papers = papers;
    producer =
        new KafkaProducer<>(
            producerConfig(cluster), new StringSerializer(), new ByteArraySerializer());
    gateway = new GatewayPublisher(cluster::gateways, PATIENCE);
    GatewayConfig.Database database =
        new GatewayConfig.Database(cluster.database().jdbcUrl(), "postgres", "");
    try (AccessTokens access = AccessTokens.in(database)) {
      for (int i = 0; i < GATEWAY_AGENCIES; i++) {
        String agency = agency(i);
        tokens.put(agency, access.create(agency, Instant.EPOCH, null).secret());
      }
    }
  }

  /** Sends so many documents, spread over a time. */
  void burst(int documents, Duration over) {
    long pause = over.toNanos() / documents;
    for (int i = 0; i < documents; i++) {
      step();
      LockSupport.parkNanos(pause);
    }
  }

  private void step() {
    String agency = agency(random.nextInt(AGENCIES));
    int kind = random.nextInt(100);
    if (kind < 62) {
      handIn(agency, papers.next(agency));
    } else if (kind < 80) {
      handIn(agency, papers.earlier(agency));
    } else if (kind < 90) {
      handIn(agency, papers.unreadable(agency));
    } else {
      withdraw(ReportKey.of(agency, Papers.FIRST_YEAR + random.nextInt(Papers.YEARS)));
    }
  }

  /** Hands a paper in: through a gateway where its agency has a token. */
  void handIn(String agency, Paper paper) {
    handedIn++;
    byte[] document = paper.text().getBytes(StandardCharsets.UTF_8);
    String token = tokens.get(agency);
    if (token == null) {
      send(paper.id(), Topics.RAW, agency, document);
    } else {
      int number = handedIn;
      posted.add(
          publishers.submit(() -> gateway.publish(token, document, "key-" + number, paper.id())));
    }
  }

  /** Sends each topic of the pipeline a record that whoever reads it cannot read. */
  void poison() {
    String text = "poison-" + random.nextInt(1_000_000_000);
    for (Topics.Topic topic : Topics.all()) {
      String poisoned = text + "-" + topic.name();
      if (topic.name().equals(Topics.RAW)) {
        // Any bytes are a document there; this one is said to lie in a store, which there is none.
        ProducerRecord<String, byte[]> claim =
            new ProducerRecord<>(Topics.RAW, poisoned, new byte[0]);
        claim
            .headers()
            .add(RawHeaders.BLOB_SHA256, bytes("0".repeat(64)))
            .add(RawHeaders.BLOB_SIZE, bytes("1"));
        send(null, claim);
      } else {
        send(null, new ProducerRecord<>(topic.name(), text, bytes(poisoned)));
      }
    }
    READ_BY_NORMALIZE.forEach(it -> poison.add(letter(Topics.NORMALIZE_DEAD_LETTER, text, it)));
    READ_BY_VALIDATE.forEach(it -> poison.add(letter(Topics.VALIDATE_DEAD_LETTER, text, it)));
    READ_BY_SINK.forEach(it -> poisonForSink.add(letter(it, text, it)));
  }

  private static String letter(String where, String text, String topic) {
    return where + " " + text + "-" + topic;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Forgets the poison that went away with the topics that were made anew. */
  void forgetPoison() {
    for (Set<String> letters : List.of(poison, poisonForSink)) {
      letters.removeIf(it -> SOURCES.stream().noneMatch(source -> it.endsWith("-" + source)));
    }
  }

  /** Waits until everything that was sent is answered. */
  void settle() throws Exception {
    Sent next;
    while ((next = sent.poll()) != null) {
      RecordMetadata place = next.answer().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (next.id() != null) {
        acknowledged.put(place.partition() + "/" + place.offset(), next.id());
      }
    }
    Future<String> answer;
    while ((answer = posted.poll()) != null) {
      accepted.add(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
  }

  /** Submissions by their place on reports.raw, as the broker acknowledged them. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  /** Submissions that a gateway accepted. */
  Set<String> accepted() {
    return accepted;
  }

  /** Topic and text of each dead letter that should be there. */
  Set<String> deadLetters() {
    return poison;
  }

  /** Topic and text of each record that the sink cannot read. */
  Set<String> deadLettersOfSink() {
    return poisonForSink;
  }

  /** Documents handed in so far, repetitions counted. */
  int handedIn() {
    return handedIn;
  }

  /** Withdrawals so far. */
  int withdrawals() {
    return withdrawals;
  }

  @Override
  public void close() {
    publishers.shutdownNow();
    producer.close(Duration.ZERO);
  }

  private void withdraw(String reportKey) {
    withdrawals++;
    send(null, Topics.NORMALIZED, reportKey, null);
  }

  private void send(String id, String topic, String key, byte[] value) {
    send(id, new ProducerRecord<>(topic, key, value));
  }

  private void send(String id, ProducerRecord<String, byte[]> record) {
    sent.add(new Sent(id, producer.send(record)));
  }

  private static String agency(int number) {
    return "机关" + number;
  }

  private static Map<String, Object> producerConfig(Cluster cluster) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    return config;
  }
}
