package io.gongkai.app.replay;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What stands on topics of the live run, held against what stands on those of a replay: which
 * records of the replay have to be copied, and what stands in the live run alone.
 *
 * <p>Of each thing that stands two short texts are in memory, not the record.
 */
final class Delta {
  private final Telling telling;
  private final Map<String, Told> live = new HashMap<>();
  private final Map<String, Place> replay = new HashMap<>();

  /**
   * What a record tells.
   *
   * @param subject what it is about: of the records about one thing one counts
   * @param rank a later record counts in place of an earlier one unless its rank is lower
   * @param content digest of what it says; null when nothing stands any more
   */
  record Told(String subject, int rank, String content) {}

  /** Finds out what records tell. */
  interface Telling {
    /** What a record tells; empty when it tells nothing that counts. */
    Optional<Told> of(ConsumerRecord<byte[], byte[]> record);
  }

  /** The record of the replay that counts. */
  private record Place(TopicPartition partition, long offset, Told told) {}

  Delta(Telling telling) {
    this.telling = telling;
  }

  /** Takes a record of the live run. */
  void live(ConsumerRecord<byte[], byte[]> record) {
    telling
        .of(record)
        .ifPresent(
            told -> {
              if (told.content() == null) {
                live.remove(told.subject());
              } else {
                live.merge(told.subject(), told, (one, other) -> counts(one, other) ? other : one);
              }
            });
  }

  /** Takes a record of the replay. */
  void replay(ConsumerRecord<byte[], byte[]> record) {
    telling
        .of(record)
        .ifPresent(
            told -> {
              TopicPartition at = new TopicPartition(record.topic(), record.partition());
              if (told.content() == null) {
                replay.remove(told.subject());
              } else {
                replay.merge(
                    told.subject(),
                    new Place(at, record.offset(), told),
                    (one, other) -> counts(one.told(), other.told()) ? other : one);
              }
            });
  }

  private static boolean counts(Told one, Told later) {
    return later.rank() >= one.rank();
  }

  /** The records of the replay that say otherwise than the live run: their subjects by place. */
  Map<TopicPartition, NavigableMap<Long, String>> changed() {
    Map<TopicPartition, NavigableMap<Long, String>> changed = new HashMap<>();
    replay.forEach(
        (subject, place) -> {
          Told before = live.get(subject);
          if (before == null || !before.content().equals(place.told().content())) {
            changed
                .computeIfAbsent(place.partition(), it -> new TreeMap<>())
                .put(place.offset(), subject);
          }
        });
    return changed;
  }

  /** The subjects that stand in the live run alone. */
  Set<String> gone() {
    Set<String> gone = new TreeSet<>(live.keySet());
    gone.removeAll(replay.keySet());
    return gone;
  }
}
