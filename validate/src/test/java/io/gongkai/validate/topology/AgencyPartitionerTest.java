package io.gongkai.validate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgencyPartitionerTest {
  private final AgencyPartitioner partitioner = new AgencyPartitioner();

  private Set<Integer> partitions(String key) {
    return partitioner.partitions("t", key, new byte[0], 6).orElseThrow();
  }

  @Test
  void shouldPutAllYearsOfAnAgencyOnOnePartition() {
    for (int year = 2008; year < 2030; year++) {
      assertThat(partitions("云溪县/" + year)).isEqualTo(partitions("云溪县/2023")).hasSize(1);
      assertThat(partitions("云溪县/" + year + "/T4-SUM/t4.reconsideration/total"))
          .isEqualTo(partitions("云溪县/2023"));
    }
  }

  @Test
  void shouldSpreadAgenciesOverAllPartitions() {
    Set<Integer> used = new HashSet<>();
    for (int agency = 0; agency < 200; agency++) {
      used.addAll(partitions("agency-" + agency + "/2023"));
    }
    assertThat(used).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
  }
}
