package io.gongkai.app.replay;

import io.gongkai.model.Submission;
import io.gongkai.schemas.topic.SubmissionId;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How documents were read, document by document: reports.normalized and reports.unreadable are no
 * state but tell of every document, and a later replay may take up what they tell.
 *
 * <p>Nothing is taken back: a tombstone on reports.normalized is a withdrawal, and
 * reports.unreadable has none.
 */
final class CopiedReadings implements Copied {
  private final String topic;
  private final Documents documents;
  private final LastWord lastWord;

  /**
   * The readings on a topic.
   *
   * @param topic its live name
   * @param lastWord what counts of what the live run has on these topics
   */
  CopiedReadings(String topic, Documents documents, LastWord lastWord) {
    this.topic = topic;
    this.documents = documents;
    this.lastWord = lastWord;
  }

  @Override
  public List<String> topics() {
    return List.of(topic);
  }

  @Override
  public Optional<Delta.Told> told(
      String recordTopic, ConsumerRecord<byte[], byte[]> record, boolean isLive) {
    return documents
        .submission(recordTopic, record)
        .filter(it -> !isLive || lastWord.isSaidIn(record, it))
        .map(it -> new Delta.Told(place(it), 0, SubmissionId.hash(record.value())));
  }

  private static String place(Submission submission) {
    return submission.getPartition() + "/" + submission.getOffset();
  }

  @Override
  public boolean isMarked() {
    return true;
  }
}
