package io.gongkai.schemas.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;

/**
 * One URL of the registry.
 *
 * @param base the URL without user, password and closing slash
 * @param authorization value of the Authorization header; empty when there are no credentials
 */
record RegistryEndpoint(String base, String authorization) {

  /**
   * Reads a configured URL.
   *
   * @param userInfo credentials from elsewhere, as {@code user:password}; empty to take those in
   *     the URL
   * @throws ConfigException when the URL cannot be used
   */
  static RegistryEndpoint of(String url, String userInfo) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException e) {
      // The URL may hold a password, so that the message names only the place of the error.
      throw new ConfigException(
          RegistryConfig.URL + " has a URL that is malformed at character " + e.getIndex());
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw new ConfigException(
          RegistryConfig.URL
              + " has a URL of scheme \""
              + scheme
              + "\"; write http://host:port, https://host:port or, alone, mock://name");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
    String credentials =
        userInfo.isEmpty() && uri.getUserInfo() != null ? uri.getUserInfo() : userInfo;
    return new RegistryEndpoint(
        scheme + "://" + uri.getHost() + port + path, authorization(credentials));
  }

  private static String authorization(String credentials) {
    return credentials.isEmpty()
        ? ""
        : "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }

  /** The URL alone: credentials do not belong in messages. */
  @Override
  public String toString() {
    return base;
  }
}
