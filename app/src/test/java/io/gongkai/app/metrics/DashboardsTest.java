package io.gongkai.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dashboards can be provisioned: what Grafana would only say in its log, or not at all. */
class DashboardsTest {
  private static final int COLUMNS = 24;
  private static final Set<String> TYPES =
      Set.of("stat", "timeseries", "bargauge", "table", "gauge", "heatmap");

  @Test
  void shouldHaveDashboardsWithNamesOfTheirOwn() throws IOException {
    Set<String> uids = new HashSet<>();
    for (JsonNode dashboard : Dashboards.all().values()) {
      assertThat(uids.add(dashboard.path("uid").textValue())).isTrue();
      assertThat(dashboard.path("uid").textValue()).matches("gongkai-[a-z]{1,32}");
      assertThat(dashboard.path("title").textValue()).isNotBlank();
      assertThat(dashboard.path("schemaVersion").intValue()).isGreaterThanOrEqualTo(39);
      assertThat(dashboard.path("panels").size()).isPositive();
    }
    assertThat(uids).hasSize(3);
  }

  @Test
  void shouldHavePanelsThatAskTheSourceThatIsProvisionedAndSayWhatTheyShow() throws IOException {
    String sources =
        Files.readString(
            Dashboards.FOLDER.resolveSibling("provisioning/datasources/prometheus.yml"));
    for (JsonNode dashboard : Dashboards.all().values()) {
      Set<Integer> ids = new HashSet<>();
      for (JsonNode panel : dashboard.path("panels")) {
        String title = dashboard.path("title").textValue() + ": " + panel.path("title");
        assertThat(ids.add(panel.path("id").intValue())).as(title).isTrue();
        assertThat(panel.path("description").asText()).as(title).endsWith(".");
        assertThat(panel.path("type").asText()).as(title).isIn(TYPES);
        assertThat(panel.path("targets").size()).as(title).isPositive();
        Set<String> references = new HashSet<>();
        for (JsonNode target : panel.path("targets")) {
          assertThat(target.path("expr").asText()).as(title).isNotBlank();
          assertThat(target.path("legendFormat").asText()).as(title).isNotBlank();
          assertThat(references.add(target.path("refId").asText())).as(title).isTrue();
          assertThat(sources)
              .as(title)
              .contains("uid: " + target.path("datasource").path("uid").asText("none"));
        }
      }
    }
  }

  @Test
  void shouldHavePanelsBesideEachOtherAndNotOverEachOther() throws IOException {
    for (JsonNode dashboard : Dashboards.all().values()) {
      Set<String> taken = new HashSet<>();
      for (JsonNode panel : dashboard.path("panels")) {
        JsonNode at = panel.path("gridPos");
        int right = at.path("x").intValue() + at.path("w").intValue();
        int bottom = at.path("y").intValue() + at.path("h").intValue();
        assertThat(right).isLessThanOrEqualTo(COLUMNS);
        for (int x = at.path("x").intValue(); x < right; x++) {
          for (int y = at.path("y").intValue(); y < bottom; y++) {
            assertThat(taken.add(x + "," + y))
                .as(dashboard.path("title") + ": " + panel.path("title"))
                .isTrue();
          }
        }
      }
    }
  }
}
