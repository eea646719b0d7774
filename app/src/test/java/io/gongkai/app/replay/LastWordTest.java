package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Submission;
import io.gongkai.schemas.streams.SwitchedOver;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.BareSubmission;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LastWordTest {
  private final LastWord lastWord = new LastWord();

  private static Submission document(int offset) {
    return Submission.newBuilder(BareSubmission.of(1)).setPartition(2).setOffset(offset).build();
  }

  private static ConsumerRecord<byte[], byte[]> said(long at) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(Topics.NORMALIZED, 0, 0, null, new byte[0]);
    if (at > 0) {
      new SwitchedOver("spring", at).putInto(record.headers());
    }
    return record;
  }

  @Test
  void shouldGiveTheWordToTheLastSwitchThatSpokeOfADocument() {
    lastWord.take(RawPlace.of(document(7)), said(20).headers());
    lastWord.take(RawPlace.of(document(7)), said(10).headers());

    assertThat(lastWord.isSaidIn(said(20), document(7))).isTrue();
    assertThat(lastWord.isSaidIn(said(10), document(7))).isFalse();
    assertThat(lastWord.isSaidIn(said(0), document(7))).isFalse();
  }

  @Test
  void shouldLeaveTheWordWithTheStageWhenNoSwitchSpokeOfADocument() {
    lastWord.take(RawPlace.of(document(7)), said(20).headers());
    lastWord.take(RawPlace.of(document(8)), said(0).headers());

    assertThat(lastWord.isSaidIn(said(0), document(8))).isTrue();
    assertThat(lastWord.isSaidIn(said(0), document(9))).isTrue();
  }
}
