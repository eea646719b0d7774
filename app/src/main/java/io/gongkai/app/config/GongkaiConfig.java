package io.gongkai.app.config;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.validate.catalogue.RuleSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/**
 * The configuration of the program, checked.
 *
 * @param dataDirectory folder that holds everything that outlasts a run
 * @param documentLimits bounds on a document; one over {@code maxBytes} is not sent either
 * @param topicPartitions partitions of each topic that is created
 * @param commitInterval time between two transactions of a stage
 * @param streamThreads threads of each stage
 * @param rules what is set about the rules that judge
 * @param kafka how Kafka is reached
 * @param registry how the schema registry is reached
 * @param database how the database is reached
 * @param stage how a stage runs as a process of its own
 * @param gateway how the HTTP gateway runs
 * @param console how the console runs
 * @param blob how the store for large documents is reached
 * @param traces where traces go
 */
public record GongkaiConfig(
    Path dataDirectory,
    NormalizerLimits documentLimits,
    int topicPartitions,
    Duration commitInterval,
    int streamThreads,
    RuleSettings rules,
    KafkaConnection kafka,
    RegistryConnection registry,
    DatabaseConnection database,
    StageOptions stage,
    GatewayOptions gateway,
    ConsoleOptions console,
    BlobConnection blob,
    TraceOptions traces) {

  /** Key of {@link #dataDirectory}. */
  public static final String DATA_DIRECTORY = "data.dir";

  /** Key of {@link #topicPartitions}. */
  public static final String TOPIC_PARTITIONS = "topic.partitions";

  /** Key of {@link #commitInterval}. */
  public static final String COMMIT_INTERVAL = "streams.commit.interval.ms";

  /** Key of {@link #streamThreads}. */
  public static final String STREAM_THREADS = "streams.threads";

  /** Key of the file that {@link #rules} stand in. */
  public static final String RULES_FILE = "rules.file";

  /** A new definition of all keys, those of the clients behind the connections included. */
  static ConfigDef definition() {
    return ConnectionKeys.defineClients(ownDefinition());
  }

  /** A new definition of the program's own keys: types, defaults, bounds and what they are for. */
  static ConfigDef ownDefinition() {
    ConfigDef definition =
        new ConfigDef()
            .define(
                DATA_DIRECTORY,
                ConfigDef.Type.STRING,
                "data",
                new ConfigDef.NonEmptyString(),
                ConfigDef.Importance.HIGH,
                "Folder for everything that outlasts a run: the broker's log, the database, the"
                    + " stages' state. A relative path starts at the current directory.");
    DocumentKeys.define(definition)
        .define(
            TOPIC_PARTITIONS,
            ConfigDef.Type.INT,
            4,
            ConfigDef.Range.between(1, 1000),
            ConfigDef.Importance.MEDIUM,
            "Partitions of each topic when it is created. A topic that exists keeps its number.")
        .define(
            COMMIT_INTERVAL,
            ConfigDef.Type.INT,
            100,
            ConfigDef.Range.between(10, 30_000),
            ConfigDef.Importance.MEDIUM,
            "Time between two transactions of a stage: shorter for less delay, longer for more"
                + " throughput.")
        .define(
            STREAM_THREADS,
            ConfigDef.Type.INT,
            1,
            ConfigDef.Range.between(1, 64),
            ConfigDef.Importance.LOW,
            "Threads of each stage. More than there are partitions stay idle.")
        .define(
            RULES_FILE,
            ConfigDef.Type.STRING,
            "",
            ConfigDef.Importance.LOW,
            "Properties file in UTF-8 with severities in place of the rule catalogue's:"
                + " T3-FLOW.severity=WARNING. ERROR and WARNING flag a report, INFO does not. A"
                + " relative path starts at the current directory. Empty: the catalogue as it is.");
    return TraceKeys.define(
        ConsoleKeys.define(
            GatewayKeys.define(
                StageKeys.define(BlobKeys.define(ConnectionKeys.define(definition))))));
  }

  /** The same configuration with another folder for data. */
  public GongkaiConfig withDataDirectory(Path folder) {
    return with(folder, configured(), stage, blob);
  }

  /** The store for large documents, or that of the stack that runs on the data directory. */
  public BlobConnection blobOfStack() {
    return blob.orIn(dataDirectory.resolve("blobs"));
  }

  /** This configuration for the parts of the stack: with its servers, its store and their name. */
  public GongkaiConfig ofStack(Connections connections, StageOptions options) {
    return with(dataDirectory, connections, options, blobOfStack());
  }

  /**
   * This configuration for stages that run beside those of a running pipeline: with its servers and
   * its store.
   *
   * @param folder folder for their data
   * @param options how they run
   * @throws io.gongkai.app.cli.CommandFailure when no pipeline is configured, and none runs on the
   *     data directory
   */
  public GongkaiConfig beside(Path folder, StageOptions options) {
    return with(folder, connections(), options, isConfigured() ? blob : blobOfStack());
  }

  private GongkaiConfig with(
      Path folder, Connections connections, StageOptions options, BlobConnection store) {
    return new GongkaiConfig(
        folder,
        documentLimits,
        topicPartitions,
        commitInterval,
        streamThreads,
        rules,
        connections.kafka(),
        connections.registry(),
        connections.database(),
        options,
        gateway,
        console,
        store,
        traces);
  }

  private Connections configured() {
    return new Connections(kafka, registry, database);
  }

  /** Whether it names a server; without one a command talks to the stack on the data directory. */
  private boolean isConfigured() {
    return kafka.isConfigured() || registry.isConfigured() || database.isConfigured();
  }

  /**
   * The configuration that the parsed values make.
   *
   * @param values values of all keys, parsed
   * @param given the values that were given, as text, with nothing left to resolve
   * @param rules what the file of rule settings says
   */
  static GongkaiConfig of(
      Map<String, Object> values, Map<String, String> given, RuleSettings rules) {
    return new GongkaiConfig(
        Path.of((String) values.get(DATA_DIRECTORY)),
        DocumentKeys.limits(values),
        (Integer) values.get(TOPIC_PARTITIONS),
        Duration.ofMillis((Integer) values.get(COMMIT_INTERVAL)),
        (Integer) values.get(STREAM_THREADS),
        rules,
        ConnectionKeys.kafka(given),
        ConnectionKeys.registry(given),
        new DatabaseConnection(
            (String) values.get(ConnectionKeys.DATABASE_URL),
            (String) values.get(ConnectionKeys.DATABASE_USER),
            ((Password) values.get(ConnectionKeys.DATABASE_PASSWORD)).value()),
        StageKeys.options(values),
        GatewayKeys.options(values, DocumentKeys.limits(values).maxBytes()),
        ConsoleKeys.options(values),
        BlobKeys.connection(values),
        TraceKeys.options(values));
  }

  /**
   * The connections of a command that talks to a running pipeline: those that are configured, or
   * else those of the stack that runs on the data directory.
   *
   * @throws io.gongkai.app.cli.CommandFailure when neither is there
   */
  public Connections connections() {
    return isConfigured() ? configured() : Endpoints.read(dataDirectory);
  }
}
