package io.gongkai.app.replay;

import io.gongkai.app.config.RegistryConnection;
import io.gongkai.app.topics.CommittedRecords;
import io.gongkai.app.topics.KafkaCluster;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a run of the stages has come to, one partition at a time. */
final class RunState {
  private final PipelineRun run;
  private final KafkaCluster cluster;
  private final CommittedRecords records;
  private final Values<ValidatedReport> reports;
  private final Values<Unreadable> unreadables;
  private final Map<String, String> renames;
  private final LastWord lastWord;

  /**
   * A document that could not be read.
   *
   * @param reason why
   * @param document what its publisher calls it: agency and file name
   * @param place where it stands on reports.raw
   */
  record Refused(String reason, String document, RawPlace place) {}

  /**
   * The state of a run.
   *
   * @param records reads its topics; stays the caller's
   * @param renames codes of rules that were replaced, with those applied in their place
   * @param lastWord what counts of what is said of documents
   */
  RunState(
      PipelineRun run,
      KafkaCluster cluster,
      CommittedRecords records,
      RegistryConnection registry,
      Map<String, String> renames,
      LastWord lastWord) {
    this.lastWord = lastWord;
    this.run = run;
    this.cluster = cluster;
    this.records = records;
    this.renames = renames;
    reports = new Values<>(registry, ValidatedReport.class);
    unreadables = new Values<>(registry, Unreadable.class);
  }

  /** The reports that stand now in a partition, by key, as {@link StandingReport#toBytes}. */
  Map<String, byte[]> standing(int partition) throws InterruptedException {
    return latest(partition, key -> true, it -> StandingReport.of(it, renames).toBytes());
  }

  /** Reports that stand now in a partition, in full. */
  Map<String, Report> inFull(int partition, Set<String> keys) throws InterruptedException {
    return latest(partition, keys::contains, ValidatedReport::getReport);
  }

  private <T> Map<String, T> latest(
      int partition, Predicate<String> wanted, Function<ValidatedReport, T> made)
      throws InterruptedException {
    Map<String, T> clean = new HashMap<>();
    Map<String, T> flagged = new HashMap<>();
    List<TopicPartition> both =
        List.of(
            new TopicPartition(run.topic(Topics.CLEAN), partition),
            new TopicPartition(run.topic(Topics.FLAGGED), partition));
    records.read(
        Map.of(),
        cluster.ends(both),
        record -> {
          String key = key(record);
          Map<String, T> at = isClean(record) ? clean : flagged;
          if (record.value() == null) {
            at.remove(key);
          } else if (wanted.test(key)) {
            reports.read(record.topic(), record.value()).map(made).ifPresent(it -> at.put(key, it));
          }
        });
    // Their ends are a moment apart: a report that moves just then is seen in both.
    flagged.forEach(clean::putIfAbsent);
    return clean;
  }

  private boolean isClean(ConsumerRecord<byte[], byte[]> record) {
    return record.topic().equals(run.topic(Topics.CLEAN));
  }

  /** The documents in a partition that could not be read, by submission id. */
  Map<String, Refused> refused(int partition) throws InterruptedException {
    Map<String, Refused> refused = new HashMap<>();
    List<TopicPartition> topic =
        List.of(new TopicPartition(run.topic(Topics.UNREADABLE), partition));
    records.read(
        Map.of(),
        cluster.ends(topic),
        record ->
            unreadables
                .read(record.topic(), record.value())
                .filter(it -> lastWord.isSaidIn(record, it.getSubmission()))
                .ifPresent(it -> refused.put(key(record), refused(it))));
    return refused;
  }

  private static Refused refused(Unreadable unreadable) {
    Submission submission = unreadable.getSubmission();
    return new Refused(
        unreadable.getReason().name(),
        (submission.getAgencyId() + " " + submission.getFilename()).strip(),
        RawPlace.of(submission));
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }
}
