package io.gongkai.app.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.schemas.streams.DeadLetterHandler;
import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RedrivePlanTest {
  private static final String TIME = "1700000000000";
  private static final RecordOrigin PLACE = new RecordOrigin(Topics.RAW, 3, 42);

  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, Long> lastWaivers = new LinkedHashMap<>();
  private Stage stage = Stage.NORMALIZE;

  RedrivePlanTest() {
    from(Topics.RAW, "receive-document");
  }

  private void from(String topic, String processor) {
    headers.put(DeadLetterHandler.TOPIC_HEADER, topic);
    headers.put(DeadLetterHandler.PARTITION_HEADER, "3");
    headers.put(DeadLetterHandler.OFFSET_HEADER, "42");
    headers.put(DeadLetterHandler.PROCESSOR_HEADER, processor);
    headers.put(DeadLetterHandler.TIMESTAMP_HEADER, TIME);
  }

  @Test
  void shouldSendADocumentUnderTheFirstPlaceAndTime() {
    assertThat(plan(3))
        .isEqualTo(
            new RedrivePlan.Send(
                Topics.NORMALIZE_REDRIVE,
                new Redrive(
                    "normalize/1-17",
                    1,
                    PLACE,
                    Long.parseLong(TIME),
                    List.of("receive-document"))));
  }

  @Test
  void shouldCountAndRememberWhereItFailedUntilTheCap() {
    Redrive before = new Redrive("normalize/0-1", 2, PLACE, 1, List.of("read-document"));

    assertThat(((RedrivePlan.Send) plan(letter(before), 3)).redrive())
        .isEqualTo(
            new Redrive(
                "normalize/1-17",
                3,
                PLACE,
                Long.parseLong(TIME),
                List.of("read-document", "receive-document")));
    assertThat(reason(letter(before), 2)).contains("2 times").contains("--max-redrives above 2");
  }

  @Test
  void shouldSendToValidateWhatItTakesBack() {
    stage = Stage.VALIDATE;
    for (String topic : List.of(Topics.NORMALIZED, Topics.UNREADABLE)) {
      from(topic, "judge");
      assertThat(((RedrivePlan.Send) plan(3)).topic()).isEqualTo(Topics.VALIDATE_REDRIVE);
    }
    from(Topics.NORMALIZED, "flag-changes");
    assertThat(reason(letter(null), 3)).contains("had judged it").contains("flag-changes");
    from("gongkai-validate-flag-changes-repartition", "flagged-count");
    assertThat(reason(letter(null), 3)).contains("takes nothing back");
  }

  @Test
  void shouldSendAWaiverOnlyWhileItIsTheLastOfItsKey() {
    stage = Stage.VALIDATE;
    from(Topics.WAIVERS, "judge");
    lastWaivers.put("key", 42L);
    assertThat(((RedrivePlan.Send) plan(3)).topic()).isEqualTo(Topics.WAIVERS);
    lastWaivers.put("key", 43L);
    assertThat(reason(letter(null), 3)).contains("offset 43 of reports.waivers");
  }

  @Test
  void shouldRefuseWhatDoesNotSayWhereItComesFrom() {
    from("normalize.redrive", "receive-document");
    assertThat(reason(letter(null), 3)).contains("takes nothing back from normalize.redrive");
    headers.remove(DeadLetterHandler.TOPIC_HEADER);
    assertThat(reason(letter(null), 3)).contains("no record stands behind it");
    headers.remove(DeadLetterHandler.TIMESTAMP_HEADER);
    assertThat(reason(letter(null), 3)).contains("did not say where and when");
  }

  @Test
  void shouldLeaveThePublishersHeadersAndTakeItsOwnOut() {
    headers.put("agency-id", "yunhe");
    headers.put("gongkai-version", "1");
    assertThat(letter(null).ownHeaders().toArray())
        .extracting(header -> header.key())
        .containsExactly("agency-id");
  }

  private RedrivePlan plan(int max) {
    return plan(letter(null), max);
  }

  private RedrivePlan plan(DeadRecord letter, int max) {
    return RedrivePlan.of(letter, max, () -> lastWaivers);
  }

  private String reason(DeadRecord letter, int max) {
    return ((RedrivePlan.Refuse) plan(letter, max)).reason();
  }

  private DeadRecord letter(Redrive redrive) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, value) -> all.add(name, value.getBytes(StandardCharsets.UTF_8)));
    if (redrive != null) {
      redrive.putInto(all);
    }
    return new DeadRecord(
        stage,
        new ConsumerRecord<>(
            stage.deadLetterTopic(),
            1,
            17,
            5,
            TimestampType.LOG_APPEND_TIME,
            3,
            1,
            "key".getBytes(StandardCharsets.UTF_8),
            new byte[] {1},
            all,
            Optional.empty()));
  }
}
