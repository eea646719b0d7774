package io.gongkai.app.replay;

import io.gongkai.app.config.RegistryConnection;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.schemas.topic.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Which document a record of reports.normalized or reports.unreadable is about. */
final class Documents {
  /** The topics that tell how documents were read, by their live names. */
  static final List<String> TOPICS = List.of(Topics.NORMALIZED, Topics.UNREADABLE);

  private final Values<Report> reports;
  private final Values<Unreadable> unreadables;

  Documents(RegistryConnection registry) {
    reports = new Values<>(registry, Report.class);
    unreadables = new Values<>(registry, Unreadable.class);
  }

  /**
   * The submission that a record is about; empty for a withdrawal, and where it is none that
   * validate could read either.
   *
   * @param topic live name of its topic
   */
  Optional<Submission> submission(String topic, ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    return topic.equals(Topics.NORMALIZED)
        ? reports.read(topic, record.value()).map(Report::getSubmission)
        : unreadables.read(topic, record.value()).map(Unreadable::getSubmission);
  }
}
