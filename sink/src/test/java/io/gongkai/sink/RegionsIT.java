package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegionsIT {
  /** One in so many counties is enough. */
  private static final int EVERY = 9;

  @RegisterExtension private static final DatabaseExtension FIXTURE = new DatabaseExtension();

  @Test
  void shouldTellWhereAnAgencyIsWhenItsNameSaysSo() throws Exception {
    Map<String, String> regions =
        Map.ofEntries(
            Map.entry("浙江省杭州市西湖区教育局", "330106"),
            Map.entry("杭州市西湖区教育局", "330106"),
            Map.entry("浙江省教育厅", "33"),
            Map.entry("北京市东城区民政局", "110101"),
            Map.entry("义乌市人民政府办公室", "330782"),
            Map.entry("东莞市公安局", "4419"),
            Map.entry("吉林省吉林市司法局", "2202"),
            Map.entry("广西南宁市司法局", "4501"),
            Map.entry("广西壮族自治区司法厅", "45"),
            Map.entry("国家税务总局杭州市税务局", "3301"),
            Map.entry("鼓楼区司法局", ""),
            Map.entry("河北省桥西区司法局", "13"),
            Map.entry("雁栖市金谷区市场监督管理局", ""),
            Map.entry("", ""),
            Map.entry("'); --", ""));

    for (Map.Entry<String, String> region : regions.entrySet()) {
      assertThat(
              rows(
                  FIXTURE.url(),
                  "SELECT region_of('" + region.getKey().replace("'", "''") + "') AS region"))
          .as(region.getKey())
          .containsExactly(region.getValue());
    }
  }

  @Test
  void shouldFindTheSameWithoutTheDatabaseWhateverAnAgencyIsCalledAfter() throws Exception {
    Map<String, String> divisions = new TreeMap<>();
    for (String row : rows(FIXTURE.url(), "SELECT code, name FROM division")) {
      divisions.put(row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1));
    }
    List<String> agencies = new ArrayList<>(List.of("", "局", "云溪县第7局", "\uD83D\uDE00市".repeat(60)));
    int place = 0;
    for (String code : divisions.keySet()) {
      if (place++ % EVERY != 0 && code.length() > 2) {
        continue;
      }
      String name = divisions.get(code);
      String within = divisions.getOrDefault(code.substring(0, Math.min(4, code.length())), "");
      String province = divisions.get(code.substring(0, 2));
      agencies.add(name);
      agencies.add(within + name + "教育局");
      agencies.add("国家税务总局" + province + within + name + "税务局");
      agencies.add(province.replaceFirst("(壮族|回族|维吾尔)?(自治区|省|市)$", "") + within + "司法局");
    }
    String array = "'" + String.join("', '", agencies) + "'";

    List<String> found =
        rows(
            FIXTURE.url(),
            "SELECT region_of(agency) FROM unnest(ARRAY["
                + array
                + "]) WITH ORDINALITY AS a (agency, place) ORDER BY place");

    Regions regions = new Regions(divisions);
    assertThat(agencies.stream().map(regions::of)).containsExactlyElementsOf(found);
    assertThat(found.stream().map(String::length)).contains(0, 2, 4, 6);
  }
}
