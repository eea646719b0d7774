package io.gongkai.app.config;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * Where traces go.
 *
 * @param endpoint address that takes spans over OTLP; null for none
 * @param headers headers of the requests there, by name
 * @param sampleRatio share of the traces that is kept, 0 to 1
 */
public record TraceOptions(URI endpoint, Map<String, String> headers, double sampleRatio) {
  /** Copies the headers. */
  public TraceOptions {
    headers = Map.copyOf(Objects.requireNonNull(headers, "headers"));
  }

  /** Whether there is a collector. */
  public boolean isConfigured() {
    return endpoint != null;
  }

  /** The options without the secrets in them. */
  @Override
  public String toString() {
    return "TraceOptions[endpoint="
        + endpoint
        + ", headers="
        + headers.keySet()
        + ", sampleRatio="
        + sampleRatio
        + "]";
  }
}
