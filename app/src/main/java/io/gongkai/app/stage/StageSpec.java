package io.gongkai.app.stage;

import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.topics.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;

/**
 * What makes up a stage: its name, the servers it needs and the part that does the work.
 *
 * @param name name of the stage, in lower case
 * @param dependencies servers that must answer before the part is started; closed with the stage
 * @param start starts the part
 */
public record StageSpec(String name, List<Dependency> dependencies, Start start) {
  /** Starts the part that does the work. */
  @FunctionalInterface
  public interface Start {
    /**
     * Starts it.
     *
     * @param meters takes what it measures
     * @throws Exception when it does not start; nothing keeps running then
     */
    StagePart start(MeterRegistry meters) throws Exception;
  }

  /** Copies the list. */
  public StageSpec {
    dependencies = List.copyOf(dependencies);
  }

  /** The stage that reads documents. */
  public static StageSpec normalize(GongkaiConfig config) {
    return new StageSpec(
        "normalize",
        List.of(
            new KafkaDependency(config.kafka(), Role.NORMALIZE.topics()),
            new RegistryDependency(config.registry())),
        meters -> StageParts.normalize(config, meters));
  }

  /** The stage that judges reports. */
  public static StageSpec validate(GongkaiConfig config) {
    return new StageSpec(
        "validate",
        List.of(
            new KafkaDependency(config.kafka(), Role.VALIDATE.topics()),
            new RegistryDependency(config.registry())),
        meters -> StageParts.validate(config, meters));
  }

  /** The sink. */
  public static StageSpec sink(GongkaiConfig config) {
    return new StageSpec(
        "sink",
        List.of(
            new KafkaDependency(config.kafka(), Role.SINK.topics()),
            new RegistryDependency(config.registry()),
            new DatabaseDependency(config.database())),
        meters -> StageParts.sink(config, meters));
  }

  /**
   * The HTTP gateway.
   *
   * @param say takes the line that says where it listens
   */
  public static StageSpec gateway(GongkaiConfig config, Consumer<String> say) {
    return new StageSpec(
        "gateway",
        List.of(
            new KafkaDependency(config.kafka(), Role.GATEWAY.topics()),
            new DatabaseDependency(config.database())),
        meters -> {
          GatewayPart gateway = StageParts.gateway(config);
          say.accept("listening on " + gateway.uri());
          return gateway;
        });
  }

  /**
   * The console.
   *
   * @param say takes the line that says where it listens
   */
  public static StageSpec console(GongkaiConfig config, Consumer<String> say) {
    return new StageSpec(
        "console",
        List.of(
            new KafkaDependency(config.kafka(), Role.CONSOLE.topics()),
            new DatabaseDependency(config.database())),
        meters -> {
          ConsolePart console = StageParts.console(config);
          say.accept("open " + console.uri());
          return console;
        });
  }

  /**
   * The schema registry; one instance at a time, for it answers from what it has read.
   *
   * @param say takes the line that says where it listens
   */
  public static StageSpec registry(GongkaiConfig config, Consumer<String> say) {
    return new StageSpec(
        "registry",
        List.of(new KafkaDependency(config.kafka(), Role.REGISTRY.topics())),
        meters -> {
          RegistryPart registry = RegistryPart.start(config.kafka(), config.stage());
          say.accept("listening on " + registry.uri());
          return registry;
        });
  }
}
