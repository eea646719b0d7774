package io.gongkai.registry;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Who is let in to a registry, and over what.
 *
 * @param userInfo the only user and the password, {@code user:password}; empty lets everybody in
 * @param keyStore PKCS 12 file with the server's certificate and key; null serves without TLS
 * @param keyStorePassword password of the key store and of the key
 */
public record RegistrySecurity(String userInfo, Path keyStore, String keyStorePassword) {
  /** Everybody, without TLS. */
  public static final RegistrySecurity NONE = new RegistrySecurity("", null, "");

  private static final int UNAUTHORIZED = 401;

  /** Checks that user and password can be told apart. */
  public RegistrySecurity {
    Objects.requireNonNull(userInfo, "userInfo");
    Objects.requireNonNull(keyStorePassword, "keyStorePassword");
    if (!userInfo.isEmpty() && userInfo.indexOf(':') < 1) {
      throw new IllegalArgumentException("the registry's user must read user:password");
    }
  }

  /** The scheme of its URL. */
  String scheme() {
    return keyStore == null ? "http" : "https";
  }

  /** Listens with TLS when there is a key store. */
  void configure(JavalinConfig config, String host, int port) {
    if (keyStore == null) {
      return;
    }
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(keyStore.toAbsolutePath().toString());
    tls.setKeyStoreType("PKCS12");
    tls.setKeyStorePassword(keyStorePassword);
    config.jetty.addConnector(
        (server, http) -> {
          // Whoever connects by an address sends no name of a host.
          http.addCustomizer(new SecureRequestCustomizer(false));
          ServerConnector connector =
              new ServerConnector(server, tls, new HttpConnectionFactory(http));
          connector.setHost(host);
          connector.setPort(port);
          return connector;
        });
  }

  /** Refuses requests without the login, when there is one. */
  void guard(Javalin javalin) {
    if (userInfo.isEmpty()) {
      return;
    }
    byte[] wanted =
        ("Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.UTF_8);
    javalin.before(context -> check(context, wanted));
  }

  private static void check(Context context, byte[] wanted) {
    String given = Objects.requireNonNullElse(context.header("Authorization"), "");
    // In constant time: how long it takes must not tell how much was right.
    if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted)) {
      context
          .status(UNAUTHORIZED)
          .header("WWW-Authenticate", "Basic realm=\"schema registry\"")
          .contentType(RegistryRoutes.MEDIA_TYPE)
          .result("{\"error_code\":401,\"message\":\"user and password are missing or wrong\"}")
          .skipRemainingHandlers();
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "RegistrySecurity[" + scheme() + (userInfo.isEmpty() ? "" : ", with a login") + "]";
  }
}
