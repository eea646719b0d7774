package io.gongkai.app.config;

import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.VersionProvider;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gongkai config}: shows the configuration in force. */
@Command(
    name = "config",
    header = "Show the configuration in force, and where each value comes from.",
    description = {
      "",
      "Values come from the defaults, then from the file given with --config, then from"
          + " environment variables: topic.partitions is GONGKAI_TOPIC_PARTITIONS.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n")
public final class ConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions options;

  @Option(
      names = "--reference",
      description = "Show all keys with their defaults and what they are for.")
  private boolean reference;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (reference) {
      out.print(ConfigReference.markdown());
    } else {
      ConfigSource source = options.source();
      source
          .shown()
          .forEach((key, value) -> out.println(key + "=" + value + "  # " + source.origin(key)));
    }
    out.flush();
    return ExitStatus.OK;
  }
}
