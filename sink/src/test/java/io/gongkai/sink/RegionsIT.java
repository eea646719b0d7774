package io.gongkai.sink;

import static io.gongkai.sink.PostgresFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RegionsIT {
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
}
