package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The decision what is copied, held against a plain model: two maps. */
class DeltaTest {
  private static final int ROUNDS = 3_000;
  private static final int MOST_RECORDS = 30;

  private final Random random = new Random(20261121);

  /** A record of a key, a rank and a value; null takes back. */
  private record Line(String key, int rank, String value) {}

  private static Optional<Delta.Told> told(ConsumerRecord<byte[], byte[]> record) {
    String[] key = new String(record.key(), StandardCharsets.UTF_8).split("/", -1);
    String value =
        record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8);
    return Optional.of(new Delta.Told(key[0], Integer.parseInt(key[1]), value));
  }

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (int i = random.nextInt(MOST_RECORDS); i > 0; i--) {
      String value = random.nextInt(4) == 0 ? null : "v" + random.nextInt(3);
      lines.add(new Line("k" + random.nextInt(5), random.nextInt(2), value));
    }
    return lines;
  }

  private static ConsumerRecord<byte[], byte[]> record(String topic, int offset, Line line) {
    byte[] key = (line.key() + "/" + line.rank()).getBytes(StandardCharsets.UTF_8);
    byte[] value = line.value() == null ? null : line.value().getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(topic, 1, offset, key, value);
  }

  /** What stands after lines: the last of the highest rank since it was last taken back. */
  private static Map<String, Line> standing(List<Line> lines) {
    Map<String, Line> standing = new TreeMap<>();
    for (Line line : lines) {
      Line before = standing.get(line.key());
      if (line.value() == null) {
        standing.remove(line.key());
      } else if (before == null || line.rank() >= before.rank()) {
        standing.put(line.key(), line);
      }
    }
    return standing;
  }

  private static Delta delta(List<Line> live, List<Line> replay) {
    Delta delta = new Delta(DeltaTest::told);
    for (int i = 0; i < live.size(); i++) {
      delta.live(record("live", i, live.get(i)));
    }
    for (int i = 0; i < replay.size(); i++) {
      delta.replay(record("replay", i, replay.get(i)));
    }
    return delta;
  }

  private static Map<String, String> values(List<Line> lines) {
    Map<String, String> values = new HashMap<>();
    standing(lines).forEach((key, line) -> values.put(key, line.value()));
    return values;
  }

  @Test
  void shouldMakeTheLiveRunStandAsTheReplayAndThenFindNothing() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Line> live = lines();
      List<Line> replay = lines();
      Delta delta = delta(live, replay);
      Map<Long, String> changed =
          delta.changed().getOrDefault(new TopicPartition("replay", 1), new TreeMap<>());

      Set<String> gone = delta.gone();
      gone.forEach(key -> live.add(new Line(key, 1, null)));
      for (int offset = 0; offset < replay.size(); offset++) {
        if (changed.containsKey((long) offset)) {
          Line line = replay.get(offset);
          assertThat(changed).containsEntry((long) offset, line.key());
          // A copy counts whatever the rank of what it replaces.
          live.add(new Line(line.key(), 1, null));
          live.add(line);
        }
      }

      assertThat(values(live)).isEqualTo(values(replay));
      Delta again = delta(live, replay);
      assertThat(again.changed()).isEmpty();
      assertThat(again.gone()).isEmpty();
    }
  }

  @Test
  void shouldCopyOnlyTheLastRecordWhenOneSubjectHasMany() {
    Line first = new Line("k", 0, "a");
    Delta delta = delta(List.of(first), List.of(first, new Line("k", 0, "b"), first));
    assertThat(delta.changed()).isEmpty();

    Line last = new Line("k", 0, "c");
    assertThat(delta(List.of(first), List.of(first, last)).changed())
        .isEqualTo(Map.of(new TopicPartition("replay", 1), new TreeMap<>(Map.of(1L, "k"))));
  }
}
