package io.gongkai.app.rules;

import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.TextOrJson;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gongkai rules list}: every rule of the catalogue with what it demands. */
@Command(
    name = "list",
    header = "List all rules with their severity and what they demand.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n")
final class RulesListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private TextOrJson format;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (format.isJson()) {
      out.println(RulesJson.list(RuleCatalogue.all()));
      out.flush();
      return ExitStatus.OK;
    }
    int width =
        RuleCatalogue.all().stream().mapToInt(rule -> rule.code().length()).max().orElseThrow();
    String line = "%-" + width + "s  %-7s  %-9s  %s%n";
    for (Rule rule : RuleCatalogue.all()) {
      String about = rule.category().name().toLowerCase(Locale.ROOT);
      out.printf(Locale.ROOT, line, rule.code(), rule.severity(), about, rule.title().en());
      out.printf(Locale.ROOT, line, "", "", "", rule.title().zh());
    }
    out.println();
    out.println(
        RuleCatalogue.all().size() + " rules, catalogue version " + RuleCatalogue.VERSION + ".");
    out.println("ERROR and WARNING flag a report, INFO does not.");
    out.println("ERROR（错误）、WARNING（警告）使报告被标记，INFO（提示）不标记。");
    out.flush();
    return ExitStatus.OK;
  }
}
