package io.gongkai.app.diff;

import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.InputFiles;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code gongkai diff}: what two results of check found differently. */
@Command(
    name = "diff",
    header = "Compare two results of check: findings new and gone, by rule.",
    description = {
      "",
      "Shows what a change of rules or of the reading does to a whole corpus before it ships:",
      "  gongkai check --format json corpus/* > base.jsonl",
      "  gongkai check --format json corpus/* > head.jsonl    with the change",
      "  gongkai diff base.jsonl head.jsonl",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:both have the same documents, verdicts and findings",
      "1:something is different",
      "2:the command could not run: bad option, missing file, no result of check"
    })
public final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = FormatConverter.class,
      completionCandidates = FormatNames.class,
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Parameters(
      index = "0",
      paramLabel = "BASE",
      description = "Output of 'check --format json' to compare with.")
  private String base;

  @Parameters(
      index = "1",
      paramLabel = "HEAD",
      description = "Output of 'check --format json' over the same documents.")
  private String head;

  /** How the difference is printed. */
  enum Format {
    TEXT,
    JSON;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    InputFiles.requireReadable(List.of(base, head), "nothing was compared");
    Map<String, String> renames = renames(RuleCatalogue.all());
    Difference difference =
        Difference.of(CheckResult.read(base, renames), CheckResult.read(head, renames));
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT -> new DifferenceText(out).print(difference);
      case JSON -> new DifferenceJson(out).print(difference);
    }
    return difference.isEmpty() ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
  }

  /** Codes that were replaced, with the codes applied now, however often they were replaced. */
  static Map<String, String> renames(List<Rule> rules) {
    Map<String, String> direct = new HashMap<>();
    rules.stream()
        .filter(rule -> !rule.replacedBy().isEmpty())
        .forEach(rule -> direct.put(rule.code(), rule.replacedBy()));
    Map<String, String> renames = new HashMap<>();
    direct.forEach(
        (code, next) -> {
          String last = next;
          // Bounded by their number: a catalogue that goes in a circle must not hang the command.
          for (int i = 0; i < direct.size() && direct.containsKey(last); i++) {
            last = direct.get(last);
          }
          renames.put(code, last);
        });
    return renames;
  }

  /** Reads a format, with a message that names them all. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      for (Format format : Format.values()) {
        if (format.written().equals(value)) {
          return format;
        }
      }
      throw new TypeConversionException("'" + value + "' is none of text, json");
    }
  }

  /** What the shell offers to complete a format with. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Format.values()).map(Format::written).iterator();
    }
  }
}
