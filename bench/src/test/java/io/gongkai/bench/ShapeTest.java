package io.gongkai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final Map<String, String> SERDES = Map.of("schema.registry.url", "mock://shape");

  @Test
  void shouldReadAndJudgeInOneSubtopologyWhenFused() {
    List<Hop> hops = Shape.FUSED.hops(SERDES, PipelineRun.LIVE);

    assertThat(hops).hasSize(1);
    TopologyDescription description = hops.get(0).topology().describe();
    assertThat(description.subtopologies())
        .filteredOn(part -> names(part).contains("read-document"))
        .singleElement()
        .satisfies(part -> assertThat(names(part)).contains("validate-judge", "receipts"));
    assertThat(sinks(description)).contains(Topics.CLEAN, Topics.FLAGGED, Topics.RECEIPTS);
    assertThat(sinks(description)).doesNotContain(Topics.NORMALIZED);
  }

  @Test
  void shouldHaveATopicBetweenWhenThereAreTwoTopologies() {
    List<Hop> hops = Shape.TWO_TOPOLOGIES.hops(SERDES, PipelineRun.LIVE);

    assertThat(hops).extracting(Hop::source).containsExactly(Topics.RAW, Topics.NORMALIZED);
    assertThat(sinks(hops.get(0).topology().describe())).contains(Topics.NORMALIZED);
  }

  private static Set<String> names(TopologyDescription.Subtopology part) {
    Set<String> names = new HashSet<>();
    part.nodes().forEach(node -> names.add(node.name()));
    return names;
  }

  private static Set<String> sinks(TopologyDescription description) {
    Set<String> topics = new HashSet<>();
    for (TopologyDescription.Subtopology part : description.subtopologies()) {
      for (TopologyDescription.Node node : part.nodes()) {
        if (node instanceof TopologyDescription.Sink sink) {
          topics.add(sink.topic());
        }
      }
    }
    return topics;
  }
}
