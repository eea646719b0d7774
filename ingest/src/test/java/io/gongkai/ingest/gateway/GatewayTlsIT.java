package io.gongkai.ingest.gateway;

import static io.gongkai.ingest.gateway.GatewayUnderTest.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class GatewayTlsIT {
  private static final String PASSWORD = "change-it";

  @RegisterExtension private static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

  @TempDir private Path folder;

  private Path pkcs12;
  private KeyStore keystore;

  @BeforeEach
  void makeKey() throws Exception {
    pkcs12 = folder.resolve("gateway.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                pkcs12.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    keystore = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(pkcs12)) {
      keystore.load(in, PASSWORD.toCharArray());
    }
  }

  @Test
  void shouldSpeakTlsWhenTheKeyIsInPkcs12() throws Exception {
    assertSpeaksTls(
        Map.of(
            "ssl.keystore.type",
            "PKCS12",
            "ssl.keystore.location",
            pkcs12.toString(),
            "ssl.keystore.password",
            PASSWORD,
            "ssl.key.password",
            PASSWORD));
  }

  @Test
  void shouldSpeakTlsWhenTheKeyIsInPem() throws Exception {
    Key key = keystore.getKey("gateway", PASSWORD.toCharArray());
    Certificate certificate = keystore.getCertificate("gateway");
    Path pem = folder.resolve("gateway.pem");
    Files.writeString(
        pem,
        pem("PRIVATE KEY", key.getEncoded()) + pem("CERTIFICATE", certificate.getEncoded()),
        StandardCharsets.US_ASCII);

    assertSpeaksTls(Map.of("ssl.keystore.type", "PEM", "ssl.keystore.location", pem.toString()));
  }

  @Test
  void shouldSayWhatIsWrongWhenThereIsNoKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                GatewayTls.of(
                    Map.of(
                        "ssl.keystore.type",
                        "PEM",
                        "ssl.keystore.location",
                        folder.resolve("none.pem").toString())))
        .withMessageContaining("key and certificate cannot be read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatewayTls.of(Map.of("ssl.keystore.type", "PEM")))
        .withMessageContaining("ssl.keystore.location");
  }

  private void assertSpeaksTls(Map<String, String> ssl) throws Exception {
    GATEWAY.start(GatewayUnderTest.limits(), ssl);
    assertThat(GATEWAY.gateway().uri().getScheme()).isEqualTo("https");
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("gateway", keystore.getCertificate("gateway"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    HttpClient http =
        HttpClient.newBuilder().sslContext(context).connectTimeout(Duration.ofSeconds(20)).build();

    Answer answer =
        Answer.of(
            http.send(
                GATEWAY.post(GATEWAY.token(AGENCY), "x").build(), BodyHandlers.ofByteArray()));

    GATEWAY.contract().check("POST", "/v1/reports", answer);
    assertThat(answer.status()).isEqualTo(202);
  }

  private static String pem(String type, byte[] encoded) {
    return "-----BEGIN "
        + type
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END "
        + type
        + "-----\n";
  }
}
