package io.gongkai.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final Map<String, Map<String, String>> TOPICS =
      Topics.all().stream().collect(Collectors.toMap(Topics.Topic::name, Topics.Topic::config));

  @Test
  void shouldCompactOnlyTheTopicsOfCurrentState() {
    assertThat(TOPICS).hasSize(Topics.all().size());
    TOPICS.forEach(
        (name, config) -> {
          boolean state =
              List.of(
                      Topics.CLEAN,
                      Topics.FLAGGED,
                      Topics.FLAGGED_COUNTS,
                      Topics.WAIVERS,
                      Topics.REDRIVEN,
                      Topics.GENERATION,
                      Topics.PIPELINE_TOPICS)
                  .contains(name);
          assertThat(config.get("cleanup.policy")).as(name).isEqualTo(state ? "compact" : "delete");
        });
  }

  @Test
  void shouldHaveOnePartitionWhereOneOrderCounts() {
    TOPICS
        .keySet()
        .forEach(
            name -> {
              boolean one = name.equals("pipeline.generation");
              assertThat(Topics.partitions(name, 7)).as(name).isEqualTo(one ? 1 : 7);
            });
  }

  @Test
  void shouldTakeTheLargestDocumentWhenItIsSentAndWhenItIsADeadLetter() {
    int raw = Integer.parseInt(TOPICS.get(Topics.RAW).get("max.message.bytes"));
    int dead = Integer.parseInt(TOPICS.get(Topics.NORMALIZE_DEAD_LETTER).get("max.message.bytes"));
    assertThat(raw).isGreaterThan(Topics.MAX_RAW_BYTES);
    assertThat(dead).isGreaterThan(raw);
    int again = Integer.parseInt(TOPICS.get(Topics.NORMALIZE_REDRIVE).get("max.message.bytes"));
    assertThat(again).isEqualTo(dead);
  }

  @Test
  void shouldTakeAReportKeyApartAtItsLastSlash() {
    assertThat(ReportKey.agency("云溪县/信访局/2023")).isEqualTo("云溪县/信访局");
    assertThat(ReportKey.year("云溪县/信访局/2023")).isEqualTo(2023);
    for (String key : new String[] {null, "", "云溪县", "云溪县/", "云溪县/去年", "云溪县/-1", "云溪县/02023"}) {
      assertThatThrownBy(() -> ReportKey.agency(key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(String.valueOf(key))
          .hasMessageContaining("agency/year");
    }
  }

  @Test
  void shouldNameTheSameSubmissionTheSame() {
    byte[] document = "年报".getBytes(StandardCharsets.UTF_8);
    assertThat(SubmissionId.of("a", document))
        .isEqualTo(SubmissionId.of("a", document.clone()))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(SubmissionId.of("b", document))
        .isNotEqualTo(SubmissionId.hash(document));
    // The zero byte keeps agency and document apart.
    assertThat(SubmissionId.of("ab", new byte[] {'c'}))
        .isNotEqualTo(SubmissionId.of("a", new byte[] {'b', 'c'}));
    // SHA-256 of a zero byte alone, from outside: printf '\\0' | sha256sum.
    assertThat(SubmissionId.of("", new byte[0]))
        .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  }
}
