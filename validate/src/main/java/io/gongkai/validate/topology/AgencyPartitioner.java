package io.gongkai.validate.topology;

import io.gongkai.schemas.topic.ReportKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Puts all that concerns an agency on one partition, by the hash that Kafka itself uses for keys.
 */
final class AgencyPartitioner implements StreamPartitioner<String, byte[]> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String key, byte[] value, int numPartitions) {
    byte[] agency = ReportKey.agency(AgencyEntry.reportKey(key)).getBytes(StandardCharsets.UTF_8);
    return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(agency)) % numPartitions));
  }
}
