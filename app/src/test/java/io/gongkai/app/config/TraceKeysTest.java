package io.gongkai.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.cli.CommandFailure;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceKeysTest {
  @ParameterizedTest
  @CsvSource({
    "http://collector:4318, http://collector:4318/v1/traces",
    "https://collector:4318/, https://collector:4318/v1/traces",
    "https://collector/otlp/v1/traces, https://collector/otlp/v1/traces"
  })
  void shouldAddThePathOfTheProtocolWhenTheAddressHasNone(String given, String used) {
    assertThat(load("GONGKAI_TRACES_OTLP_ENDPOINT", given).endpoint()).isEqualTo(URI.create(used));
  }

  @Test
  void shouldReadHeadersAndNeverShowThem() {
    TraceOptions options =
        load("GONGKAI_TRACES_OTLP_HEADERS", "Authorization=Basic abc==, x-tenant=reports");

    assertThat(options.headers())
        .isEqualTo(Map.of("Authorization", "Basic abc==", "x-tenant", "reports"));
    assertThat(options.toString()).contains("Authorization").doesNotContain("abc");
    assertThatThrownBy(() -> load("GONGKAI_TRACES_OTLP_HEADERS", "a=b\r\nsecret=c"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("traces.otlp.headers")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collector:4318",
        "grpc://collector:4317",
        "http://",
        "http://user:password@collector",
        "http://collector:4318/?token=x",
        "http://col lector"
      })
  void shouldRefuseWhatIsNoAddressOfACollector(String endpoint) {
    assertThatThrownBy(() -> load("GONGKAI_TRACES_OTLP_ENDPOINT", endpoint))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("traces.otlp.endpoint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.1", "all"})
  void shouldRefuseAShareThatIsNone(String ratio) {
    assertThatThrownBy(() -> load("GONGKAI_TRACES_SAMPLE_RATIO", ratio))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("traces.sample.ratio");
  }

  private static TraceOptions load(String variable, String value) {
    return ConfigSource.load(null, Map.of(variable, value)).traces();
  }
}
