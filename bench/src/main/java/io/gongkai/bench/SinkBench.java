package io.gongkai.bench;

import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.TextLayout;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The sink, against PostgreSQL's own COPY of the rows that it wrote into the same tables. */
final class SinkBench {
  private static final int PARTITIONS = 2;
  private static final int YEAR = 2024;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final String[] RESULTS = {Topics.CLEAN, Topics.FLAGGED, Topics.UNREADABLE};
  private static final String MODEL = "model";

  /** What each round begins with: all tables and indexes, and no rows. */
  private static final String EMPTY = "empty";

  private static final String FRESH = "fresh";
  private static final String COPY = "copied";

  private final int documents;
  private final int rounds;
  private final PrintWriter log;

  /** Measures the sink with so many documents, in so many rounds that count. */
  SinkBench(int documents, int rounds, PrintWriter log) {
    this.documents = documents;
    this.rounds = rounds;
    this.log = log;
  }

  /** Measures, with servers whose data lie in a folder. */
  Measured run(Path directory) throws Exception {
    try (Servers servers = new Servers(directory, PARTITIONS);
        Store store = new Store(directory.resolve("postgres"))) {
      judge(servers, directory);
      long records = records(servers);
      store.execute("postgres", "CREATE DATABASE " + MODEL);
      store.write(servers, MODEL, documents, records);
      List<String> tables = tables(store);
      Path dump = Files.createDirectories(directory.resolve("dump"));
      for (String table : tables) {
        copyOut(store, table, dump.resolve(table));
      }
      store.execute("postgres", "CREATE DATABASE " + EMPTY + " TEMPLATE " + MODEL);
      store.execute(EMPTY, "TRUNCATE " + String.join(", ", tables));
      List<Task> tasks =
          List.of(
              new Task("COPY", () -> copyIn(store, tables, dump)),
              new Task("sink, fresh", () -> fresh(servers, store, records)),
              new Task("sink, the same again", () -> again(servers, store, records)));
      Rounds measured = Rounds.of(tasks, rounds, log);
      List<Goal> goals =
          List.of(
              Goal.speed(
                  "sink, fresh ÷ COPY of the same rows",
                  measured.speed("sink, fresh", "COPY"),
                  0.45,
                  0.6),
              Goal.speed(
                  "sink, the same again ÷ fresh",
                  measured.speed("sink, the same again", "sink, fresh"),
                  0.6,
                  0.8));
      String setting =
          String.format(
              Locale.ROOT,
              "%,d reports with %,d records in all (receipts included), %d rounds; COPY writes the"
                  + " rows of every table, one after the other, in one transaction; the sink's time"
                  + " begins when it is given partitions.",
              documents,
              records,
              rounds);
      return new Measured("Sink", setting, List.of(measured), goals, List.of());
    }
  }

  private void judge(Servers servers, Path directory) throws Exception {
    Documents printed = new Documents(11);
    try (Outbox outbox = servers.outbox()) {
      for (int i = 0; i < documents; i++) {
        byte[] document = printed.print(printed.report(i, YEAR), TextLayout.TABS);
        outbox.send(Documents.agency(i), document);
      }
    }
    List<KafkaStreams> running = new ArrayList<>();
    try {
      for (Hop hop : PipelineBench.hops(servers, PipelineRun.LIVE)) {
        running.add(hop.start(servers, directory.resolve("streams"), Hop.Mode.STANDARD));
      }
      awaitResults(servers);
    } finally {
      running.forEach(streams -> streams.close(STOP));
    }
  }

  /** Waits until each document has its result: the sink has all of its records before it then. */
  private void awaitResults(Servers servers) throws Exception {
    long since = System.nanoTime();
    while (records(servers, RESULTS) < documents) {
      if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new IllegalStateException("the stages do not come to an end");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** How many records the sink has before it. */
  static long records(Servers servers) throws Exception {
    return records(servers, Topics.CLEAN, Topics.FLAGGED, Topics.UNREADABLE, Topics.RECEIPTS);
  }

  /** How many records topics have: what ends transactions is none. */
  private static long records(Servers servers, String... topics) throws Exception {
    long records = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      Map<TopicPartition, Long> ends = servers.ends(topics);
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        records += consumer.poll(Duration.ofMillis(200)).count();
      }
    }
    return records;
  }

  /** The tables that the sink writes. */
  private static List<String> tables(Store store) throws Exception {
    return store.query(
        MODEL,
        """
        SELECT c.relname FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname = 'public' AND c.relname NOT LIKE 'flyway%'
          AND c.relname NOT IN ('form_cell', 'division')
        ORDER BY c.relname
        """);
  }

  private static void copyOut(Store store, String table, Path file) throws Exception {
    try (Connection connection = connect(store, MODEL);
        OutputStream out = Files.newOutputStream(file)) {
      copy(connection).copyOut("COPY " + table + " TO STDOUT", out);
    }
  }

  private Sample copyIn(Store store, List<String> tables, Path dump) throws Exception {
    store.execute("postgres", "CREATE DATABASE " + COPY + " TEMPLATE " + EMPTY);
    long begin = System.nanoTime();
    try (Connection connection = connect(store, COPY)) {
      connection.setAutoCommit(false);
      for (String table : tables) {
        try (InputStream in = Files.newInputStream(dump.resolve(table))) {
          copy(connection).copyIn("COPY " + table + " FROM STDIN", in);
        }
      }
      connection.commit();
    }
    Sample sample = new Sample(documents, System.nanoTime() - begin, 0);
    store.execute("postgres", "DROP DATABASE " + COPY);
    return sample;
  }

  private Sample fresh(Servers servers, Store store, long records) throws Exception {
    store.execute(
        "postgres",
        "DROP DATABASE IF EXISTS " + FRESH,
        "CREATE DATABASE " + FRESH + " TEMPLATE " + EMPTY);
    return store.write(servers, FRESH, documents, records);
  }

  /** The sink has lost its place, and reads again what it has written. */
  private Sample again(Servers servers, Store store, long records) throws Exception {
    store.execute(FRESH, "TRUNCATE kafka_offset");
    return store.write(servers, FRESH, documents, records);
  }

  private static Connection connect(Store store, String database) throws Exception {
    return DriverManager.getConnection(store.url(database), EmbeddedDatabase.USER, "");
  }

  private static CopyManager copy(Connection connection) throws Exception {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
