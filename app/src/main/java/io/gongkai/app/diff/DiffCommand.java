package io.gongkai.app.diff;

import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.InputFiles;
import io.gongkai.app.cli.TextOrJson;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Mixin private TextOrJson format;

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

  @Override
  public Integer call() {
    InputFiles.requireReadable(List.of(base, head), "nothing was compared");
    Map<String, String> renames = renames(RuleCatalogue.all());
    Difference difference =
        Difference.of(CheckResult.read(base, renames), CheckResult.read(head, renames));
    PrintWriter out = spec.commandLine().getOut();
    if (format.isJson()) {
      new DifferenceJson(out).print(difference);
    } else {
      new DifferenceText(out).print(difference);
    }
    return difference.isEmpty() ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
  }

  /** Codes that were replaced, with the codes applied now, however often they were replaced. */
  public static Map<String, String> renames(List<Rule> rules) {
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
}
