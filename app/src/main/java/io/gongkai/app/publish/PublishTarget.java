package io.gongkai.app.publish;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.BlobConnection;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.config.KafkaConnection;
import io.gongkai.app.config.RegistryConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * The pipeline that is published to.
 *
 * @param kafka its brokers
 * @param registry its schema registry; not configured where nobody asked for it
 * @param blob its store for large documents, if it has one
 * @param maxBytes size of the largest document that is sent
 * @param ledgers folder of the ledgers
 */
record PublishTarget(
    KafkaConnection kafka,
    RegistryConnection registry,
    BlobConnection blob,
    int maxBytes,
    Path ledgers) {
  private static final Duration ANSWER = Duration.ofSeconds(20);

  /**
   * The pipeline that options and configuration name, or the stack that runs on the data directory.
   *
   * @param bootstrap brokers; null for those of the configuration
   * @param registryUrl schema registry; null for that of the configuration
   */
  static PublishTarget of(GongkaiConfig config, String bootstrap, String registryUrl) {
    Path ledgers = config.dataDirectory().resolve("published");
    boolean isStack = bootstrap == null && !config.kafka().isConfigured();
    KafkaConnection kafka = isStack ? config.connections().kafka() : config.kafka();
    RegistryConnection registry = isStack ? config.connections().registry() : config.registry();
    BlobConnection blob = isStack ? config.blobOfStack() : config.blob();
    return new PublishTarget(
        bootstrap == null ? kafka : withAddress(kafka, bootstrap),
        registryUrl == null ? registry : withUrl(registry, registryUrl),
        blob,
        Math.min(blob.mostBytes(), config.documentLimits().maxBytes()),
        ledgers);
  }

  /** The same security, other addresses. */
  private static KafkaConnection withAddress(KafkaConnection kafka, String bootstrap) {
    Map<String, String> settings = new HashMap<>(kafka.settings());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return new KafkaConnection(settings);
  }

  private static RegistryConnection withUrl(RegistryConnection registry, String url) {
    Map<String, String> settings = new HashMap<>(registry.settings());
    settings.putAll(RegistryConnection.to(url).settings());
    return new RegistryConnection(settings);
  }

  /**
   * The id that the cluster gives itself.
   *
   * @throws CommandFailure when it does not answer
   */
  String clusterId() throws InterruptedException {
    Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
    int answer = Math.toIntExact(ANSWER.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, answer);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, answer / 2);
    try (Admin admin = Admin.create(settings)) {
      return admin.describeCluster().clusterId().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      String problem = cause.getMessage() == null ? cause.toString() : cause.getMessage();
      throw new CommandFailure(
          "the broker " + kafka.bootstrapServers() + " does not answer: " + problem, e);
    }
  }
}
