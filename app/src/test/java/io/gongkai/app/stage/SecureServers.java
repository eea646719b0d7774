package io.gongkai.app.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.embedded.EmbeddedBroker;
import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.ingest.Document;
import io.gongkai.ingest.PublishResult;
import io.gongkai.ingest.Publisher;
import io.gongkai.registry.RegistrySecurity;
import io.gongkai.registry.SchemaRegistryServer;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * Kafka with a login, with TLS and with mutual TLS, and access rights; a registry with a login over
 * TLS; PostgreSQL. Who comes over TLS without a certificate is anonymous, and as the broker itself
 * is too, may do everything.
 */
final class SecureServers implements AutoCloseable {
  static final String STORE_PASSWORD = "store-Pw7";
  static final String REGISTRY_PASSWORD = "registry-Pw7";
  static final String CERTIFICATE_USER = "User:pipeline";

  private final Path directory;
  private final EmbeddedBroker broker;
  private final SchemaRegistryServer registry;
  private final EmbeddedDatabase database;

  /** How a client comes to Kafka. */
  enum Door {
    PLAIN,
    SCRAM,
    TLS,
    MTLS
  }

  SecureServers(Path directory, List<String> users) throws Exception {
    this.directory = directory;
    makeKey("server", "CN=localhost");
    makeKey("client", "CN=pipeline,O=gongkai");
    Files.writeString(directory.resolve("store-password"), STORE_PASSWORD + "\n");
    Files.writeString(directory.resolve("registry-password"), REGISTRY_PASSWORD);
    broker = EmbeddedBroker.start(directory.resolve("kafka"), security());
    addUsers(users);
    registry =
        SchemaRegistryServer.start(
            SchemaRegistryServer.Config.of(broker.bootstrapServers())
                .withSecurity(
                    new RegistrySecurity(
                        "stage:" + REGISTRY_PASSWORD, store("server"), STORE_PASSWORD)));
    database = EmbeddedDatabase.start(directory.resolve("postgres"));
  }

  static String password(String user) {
    return "pw-" + user + "-7";
  }

  String jdbcUrl() {
    return database.jdbcUrl();
  }

  /** A configuration; its secrets stand in files beside it. */
  GongkaiConfig config(String user, Door door, String more) throws IOException {
    return ConfigSource.load(file(user, door, more), Map.of());
  }

  /** The file of a configuration. */
  Path file(String user, Door door, String more) throws IOException {
    Files.writeString(directory.resolve("password-" + user), password(user) + "\n");
    String text =
        """
        data.dir=DIR/data-USER
        schema.registry.url=REGISTRY
        schema.registry.basic.auth.user.info=stage:${dir:DIR:registry-password}
        schema.registry.ssl.truststore.location=DIR/server.p12
        schema.registry.ssl.truststore.type=PKCS12
        schema.registry.ssl.truststore.password=${dir:DIR:store-password}
        database.url=DATABASE
        database.user=postgres
        """
            + door(door)
            + more;
    return Files.writeString(
        directory.resolve(user + "-" + door + ".properties"),
        text.replace("DIR", directory.toString())
            .replace("USER", user)
            .replace("REGISTRY", registry.uri().toString())
            .replace("DATABASE", jdbcUrl()));
  }

  /** Settings of a client of Kafka. */
  Map<String, Object> client(String user) throws IOException {
    return new HashMap<>(config(user, Door.SCRAM, "").kafka().clientProperties());
  }

  /** Starts a stage as the user of its name. */
  StageProcess stage(String name, Door door) throws IOException, InterruptedException {
    GongkaiConfig config = config(name, door, "");
    StageSpec spec =
        switch (name) {
          case "normalize" -> StageSpec.normalize(config);
          case "validate" -> StageSpec.validate(config);
          default -> StageSpec.sink(config);
        };
    return StageProcess.start(spec, config.stage(), new CountDownLatch(1), line -> {});
  }

  /** Hands a document in as an agency; returns the id of its submission. */
  String publish(Path document) throws Exception {
    try (Publisher publisher =
        Publisher.to(client("agency"), Topics.MAX_RAW_BYTES, id -> false, null, Traces.none())) {
      PublishResult result = publisher.publish(Document.of(document)).get(60, TimeUnit.SECONDS);
      assertThat(result).isInstanceOf(PublishResult.Published.class);
      return ((PublishResult.Published) result).submissionId();
    }
  }

  /** Waits until the database has a status of a submission. */
  void awaitStatus(String submission, String wanted) throws SQLException {
    String status = "";
    for (int i = 0; i < 600 && !status.equals(wanted); i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      status = status(submission);
    }
    assertThat(status).isEqualTo(wanted);
  }

  private String status(String submission) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), "postgres", "");
        PreparedStatement select =
            connection.prepareStatement("SELECT status FROM submission WHERE submission_id = ?")) {
      select.setString(1, submission);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  private String door(Door door) {
    String trust =
        """
        kafka.ssl.truststore.location=DIR/server.p12
        kafka.ssl.truststore.type=PKCS12
        kafka.ssl.truststore.password=${dir:DIR:store-password}
        """;
    return switch (door) {
      case PLAIN -> "kafka.bootstrap.servers=" + broker.bootstrapServers() + "\n";
      case SCRAM ->
          "kafka.bootstrap.servers="
              + broker.bootstrapServers("SCRAM")
              + """

              kafka.security.protocol=SASL_PLAINTEXT
              kafka.sasl.mechanism=SCRAM-SHA-512
              kafka.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule \
              required username="USER" password="${dir:DIR:password-USER}";
              """;
      case TLS ->
          "kafka.bootstrap.servers="
              + broker.bootstrapServers("TLS")
              + "\nkafka.security.protocol=SSL\n"
              + trust;
      case MTLS ->
          "kafka.bootstrap.servers="
              + broker.bootstrapServers("MTLS")
              + "\nkafka.security.protocol=SSL\n"
              + trust
              + """
              kafka.ssl.keystore.location=DIR/client.p12
              kafka.ssl.keystore.type=PKCS12
              kafka.ssl.keystore.password=${dir:DIR:store-password}
              """;
    };
  }

  private EmbeddedBroker.Security security() {
    Map<String, String> settings = new HashMap<>();
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("super.users", "User:ANONYMOUS");
    settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    settings.put(
        "listener.name.scram.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    settings.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/,DEFAULT");
    settings.put("ssl.keystore.location", store("server").toString());
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.password", STORE_PASSWORD);
    settings.put("ssl.key.password", STORE_PASSWORD);
    settings.put("ssl.truststore.location", store("client").toString());
    settings.put("ssl.truststore.type", "PKCS12");
    settings.put("ssl.truststore.password", STORE_PASSWORD);
    settings.put("listener.name.mtls.ssl.client.auth", "required");
    return new EmbeddedBroker.Security(
        Map.of("SCRAM", "SASL_PLAINTEXT", "TLS", "SSL", "MTLS", "SSL"), settings);
  }

  private void addUsers(List<String> users) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      List<UserScramCredentialAlteration> added = new ArrayList<>();
      for (String user : users) {
        added.add(
            new UserScramCredentialUpsertion(
                user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password(user)));
      }
      admin.alterUserScramCredentials(added).all().get(30, TimeUnit.SECONDS);
    }
  }

  private Path store(String name) {
    return directory.resolve(name + ".p12");
  }

  private void makeKey(String name, String who) throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                who,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-validity",
                "2",
                "-keystore",
                store(name).toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("keytool.log").toFile())
            .start();
    if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
      keytool.destroyForcibly();
      throw new IOException(Files.readString(directory.resolve("keytool.log")));
    }
  }

  @Override
  public void close() throws IOException {
    database.close();
    registry.close();
    broker.close();
  }
}
