package io.gongkai.app.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The keys of the traces. */
final class TraceKeys {
  private static final String ENDPOINT = "traces.otlp.endpoint";
  private static final String HEADERS = "traces.otlp.headers";
  private static final String SAMPLE_RATIO = "traces.sample.ratio";

  /** Where OTLP takes spans, unless an address says otherwise. */
  private static final String PATH = "v1/traces";

  private static final Pattern URL = Pattern.compile("https?://[^/?#\\s@]+(/[^?#\\s]*)?");

  /** What HTTP takes as a header, with neither comma nor line end in its value. */
  private static final Pattern HEADER =
      Pattern.compile("\\s*([A-Za-z0-9!#$%&'*+.^_`|~-]+)=([\\x20-\\x2B\\x2D-\\x7E]*)");

  private TraceKeys() {}

  /** Adds the keys to a definition. */
  static ConfigDef define(ConfigDef definition) {
    return definition
        .define(
            ENDPOINT,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.LambdaValidator.with(
                (key, value) -> requireUrl((String) value), () -> "http(s)://host:port"),
            ConfigDef.Importance.MEDIUM,
            "OpenTelemetry collector that traces go to, over OTLP with HTTP and protobuf, as"
                + " `http://collector:4318`; without a path `/v1/traces` is added. Empty: nothing"
                + " is traced.")
        .define(
            HEADERS,
            ConfigDef.Type.PASSWORD,
            "",
            ConfigDef.LambdaValidator.with(
                (key, value) -> headers((Password) value), () -> "name=value,name=value"),
            ConfigDef.Importance.LOW,
            "Headers of the requests to the collector, `name=value`, separated by commas: its"
                + " login.")
        .define(
            SAMPLE_RATIO,
            ConfigDef.Type.DOUBLE,
            1.0,
            ConfigDef.Range.between(0, 1),
            ConfigDef.Importance.LOW,
            "Share of the traces that is kept, 0 to 1; the trace's id decides, so give every stage"
                + " the same.");
  }

  /** The options that the parsed values make. */
  static TraceOptions options(Map<String, Object> values) {
    String endpoint = ((String) values.get(ENDPOINT)).strip();
    return new TraceOptions(
        endpoint.isEmpty() ? null : address(endpoint),
        headers((Password) values.get(HEADERS)),
        (Double) values.get(SAMPLE_RATIO));
  }

  private static URI address(String endpoint) {
    URI uri = URI.create(endpoint);
    return uri.getPath().isEmpty() || uri.getPath().equals("/") ? uri.resolve("/" + PATH) : uri;
  }

  private static void requireUrl(String value) {
    String url = value.strip();
    if (!url.isEmpty() && !(URL.matcher(url).matches() && isUri(url))) {
      throw new ConfigException(
          ENDPOINT, value, "it must read http://host:port or https://host/path");
    }
  }

  private static boolean isUri(String url) {
    try {
      return URI.create(url).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Map<String, String> headers(Password value) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header : value.value().split(",", -1)) {
      Matcher parts = HEADER.matcher(header);
      if (parts.matches()) {
        headers.put(parts.group(1), parts.group(2).strip());
      } else if (!header.isBlank()) {
        // Not the value, which is a secret.
        throw new ConfigException(
            HEADERS + " must read name=value,name=value, in visible ASCII characters");
      }
    }
    return headers;
  }
}
