package io.gongkai.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a registry with a certificate of its own. */
class RegistryTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path directory;
  private Path store;
  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    store = directory.resolve("store.p12");
    makeCertificate();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(serverContext()));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"schema\":\"\\\"int\\\"\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldTrustTheCertificateWhenItIsInTheTrustStore() {
    try (SchemaRegistry registry =
        client(
            Map.of(
                "schema.registry.ssl.truststore.location",
                store.toString(),
                "schema.registry.ssl.truststore.type",
                "PKCS12",
                "schema.registry.ssl.truststore.password",
                PASSWORD))) {
      assertThat(registry.schema(1)).isEqualTo(Schema.create(Schema.Type.INT));
    }
  }

  @Test
  void shouldRefuseTheCertificateWhenItIsNotTrusted() {
    try (SchemaRegistry registry = client(Map.of())) {
      assertThatThrownBy(() -> registry.schema(1))
          .isInstanceOf(SchemaRegistryUnavailableException.class)
          .hasMessageContaining("SSLHandshakeException");
    }
  }

  @Test
  void shouldNameTheStoreWhenItIsNotThere() {
    assertThatThrownBy(
            () -> client(Map.of("schema.registry.ssl.truststore.location", "/nowhere/trust.p12")))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("/nowhere/trust.p12");
  }

  private SchemaRegistry client(Map<String, String> tls) {
    Map<String, String> config = new HashMap<>(tls);
    config.put("schema.registry.url", "https://127.0.0.1:" + server.getAddress().getPort());
    config.put("max.retries", "0");
    return new HttpSchemaRegistry(new RegistryConfig(config));
  }

  private void makeCertificate() throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Duser.language=en",
                "-genkeypair",
                "-alias",
                "registry",
                "-keyalg",
                "EC",
                "-dname",
                "CN=registry",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.out").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
  }

  private SSLContext serverContext() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}
