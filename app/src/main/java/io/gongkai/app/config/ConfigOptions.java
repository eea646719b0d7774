package io.gongkai.app.config;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of every command that is configured; mixed into it. */
public final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Properties file with the configuration; 'gongkai config --help' says more.")
  private Path file;

  /**
   * The configuration from the file, if one is given, and the environment of the process.
   *
   * @throws io.gongkai.app.cli.CommandFailure when anything is wrong with it
   */
  public GongkaiConfig load() {
    return ConfigSource.load(file, System.getenv());
  }

  /**
   * How the running pipeline is reached.
   *
   * @throws io.gongkai.app.cli.CommandFailure when anything is wrong with the configuration, or
   *     there is none
   */
  public Connections connections() {
    return load().connections();
  }

  ConfigSource source() {
    return ConfigSource.read(file, System.getenv());
  }
}
