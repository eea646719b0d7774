package io.gongkai.bench;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.sink.Sink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The live run's stages with the sink behind them. The sink reads the live topics alone, so these
 * are made anew for every round.
 */
final class FullPipeline {
  private static final String DATABASE = "pipeline";
  private static final Duration JOIN = Duration.ofMinutes(1);

  /** What is handed in, and not made by the stages. */
  private static final Set<String> KEPT = Set.of(Topics.RAW, Topics.WAIVERS);

  private final Servers servers;
  private final Store store;
  private final Path directory;
  private final long documents;
  private long records;

  /**
   * Nothing has run yet.
   *
   * @param store database that the sink writes into
   * @param documents how many of the last documents go through
   */
  FullPipeline(Servers servers, Store store, Path directory, long documents) {
    this.servers = servers;
    this.store = store;
    this.directory = directory;
    this.documents = documents;
  }

  /** Has the stages run once, to learn what the sink will find. */
  void prepare() throws Exception {
    Path state = directory.resolve("live");
    Drain.of(servers, state, Hop.Mode.STANDARD, documents, hops());
    Folders.delete(state);
    records = SinkBench.records(servers);
  }

  /** Stages and sink together, from the first document to the last row. */
  Sample all() throws Exception {
    clear();
    freshDatabase();
    Path state = directory.resolve("live");
    try (Sink sink = store.sink(servers, DATABASE);
        Drain drain = new Drain(servers, documents, hops())) {
      sink.start();
      drain.start(state, Hop.Mode.STANDARD);
      awaitMember();
      return drain.run(
          () -> {
            Store.check(sink);
            return Math.max(0, records - sink.status().records());
          });
    } finally {
      Folders.delete(state);
    }
  }

  /** The sink alone, with what the stages left on the topics. */
  Sample sinkAlone() throws Exception {
    freshDatabase();
    return store.write(servers, DATABASE, documents, records);
  }

  private List<Hop> hops() {
    return Shape.TWO_TOPOLOGIES.hops(servers.serdes(), PipelineRun.LIVE);
  }

  private void freshDatabase() throws Exception {
    store.execute("postgres", "DROP DATABASE IF EXISTS " + DATABASE, "CREATE DATABASE " + DATABASE);
  }

  /** Takes away all that the stages have made. */
  private void clear() throws Exception {
    List<Topics.Topic> made =
        Topics.all().stream().filter(topic -> !KEPT.contains(topic.name())).toList();
    for (Topics.Topic topic : made) {
      servers.drop(topic.name());
    }
    for (Stage stage : Stage.values()) {
      String application = PipelineRun.LIVE.applicationId(stage);
      servers.drop(application);
      servers.forget(application);
    }
    servers.create(made);
  }

  private void awaitMember() throws Exception {
    long since = System.nanoTime();
    while (!servers.isStable(Sink.GROUP)) {
      if (System.nanoTime() - since > JOIN.toNanos()) {
        throw new IllegalStateException("the sink gets no partitions");
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
