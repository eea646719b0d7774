package io.gongkai.app.rules;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.NearestWord;
import io.gongkai.app.cli.TextOrJson;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.validate.catalogue.Bilingual;
import io.gongkai.validate.catalogue.Rule;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai rules show}: one rule of the catalogue in full. */
@Command(
    name = "show",
    header = "Show one rule in full: how it is applied, where it is written, what to do.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n")
final class RulesShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private TextOrJson format;

  @Parameters(
      paramLabel = "CODE",
      completionCandidates = Codes.class,
      description = "Code of the rule, in any case; 'gongkai rules list' shows them all.")
  private String code;

  /** What the shell offers to complete a code with. */
  static final class Codes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return codes().iterator();
    }
  }

  @Override
  public Integer call() {
    Rule rule = rule();
    PrintWriter out = spec.commandLine().getOut();
    if (format.isJson()) {
      out.println(RulesJson.rule(rule));
      out.flush();
      return ExitStatus.OK;
    }
    out.println(rule.code() + "  " + rule.severity());
    out.println(rule.title().en());
    out.println(rule.title().zh());
    out.println();
    out.println("about            " + rule.category().name().toLowerCase(Locale.ROOT));
    out.println("applied to       each " + rule.scope().name().toLowerCase(Locale.ROOT));
    out.println("since catalogue  " + rule.since());
    if (rule.isDeprecated()) {
      out.println("not applied since " + rule.deprecated());
      out.println("replaced by      " + rule.replacedBy());
    }
    section(out, "How it is applied 如何适用", rule.explanation());
    section(out, "Legal basis 依据", rule.legalBasis());
    section(out, "What to do 如何改正", rule.fix());
    out.flush();
    return ExitStatus.OK;
  }

  private Rule rule() {
    String wanted = code.toUpperCase(Locale.ROOT);
    if (codes().contains(wanted)) {
      return RuleCatalogue.rule(wanted);
    }
    String meant =
        NearestWord.of(wanted, codes()).map(near -> "Did you mean " + near + "? ").orElse("");
    throw new CommandFailure(
        "there is no rule " + code + ". " + meant + "'gongkai rules list' shows what there is.");
  }

  private static List<String> codes() {
    return RuleCatalogue.all().stream().map(Rule::code).toList();
  }

  private static void section(PrintWriter out, String heading, Bilingual text) {
    out.println();
    out.println(heading);
    out.println("  " + text.en());
    out.println("  " + text.zh());
  }
}
