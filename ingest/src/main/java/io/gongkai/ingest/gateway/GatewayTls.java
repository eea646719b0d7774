package io.gongkai.ingest.gateway;

import java.security.KeyStore;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The gateway's certificate and key.
 *
 * <p>They are read by Kafka's own code under Kafka's names, PEM files among them, so that an
 * operator describes a key one way for every part of the pipeline.
 */
final class GatewayTls {
  private GatewayTls() {}

  /**
   * TLS with the key that the settings name.
   *
   * @param ssl settings under Kafka's names
   * @throws IllegalArgumentException when they name no key that can be read
   */
  static SslContextFactory.Server of(Map<String, String> ssl) {
    Map<String, Object> settings = parsed(ssl);
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStore(keystore(settings));
    String store = password(settings, SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG);
    String key = password(settings, SslConfigs.SSL_KEY_PASSWORD_CONFIG);
    tls.setKeyStorePassword(store);
    tls.setKeyManagerPassword(key == null ? store : key);
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    return tls;
  }

  private static Map<String, Object> parsed(Map<String, String> ssl) {
    try {
      ConfigDef definition = new ConfigDef();
      SslConfigs.addClientSslSupport(definition);
      return definition.parse(ssl);
    } catch (ConfigException e) {
      throw new IllegalArgumentException("the gateway's TLS settings: " + e.getMessage(), e);
    }
  }

  private static KeyStore keystore(Map<String, Object> settings) {
    try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
      factory.configure(settings);
      KeyStore keystore = factory.keystore();
      if (keystore == null) {
        throw new IllegalArgumentException(
            "the gateway's TLS settings name no key: set "
                + SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG);
      }
      return keystore;
    } catch (KafkaException e) {
      throw new IllegalArgumentException(
          "the gateway's key and certificate cannot be read: " + e.getMessage(), e);
    }
  }

  private static String password(Map<String, Object> settings, String key) {
    return settings.get(key) instanceof Password password ? password.value() : null;
  }
}
