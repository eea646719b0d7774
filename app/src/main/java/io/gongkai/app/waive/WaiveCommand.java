package io.gongkai.app.waive;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.TerminalText;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.model.Finding;
import io.gongkai.model.Outcome;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.topic.Fingerprint;
import io.gongkai.schemas.topic.WaiverKey;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai waive}: justifies a finding of a report in a running pipeline. */
@Command(
    name = "waive",
    header = "Justify a finding: it stays in the report and does not flag it any more.",
    description = {
      "",
      "The waiver holds for the figures that stand now: a correction with others ends it, a"
          + " correction or a replay with the same does not. 'gongkai waivers' lists and revokes.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the waiver was given",
      "2:it was not: no such report or finding, no running pipeline, bad option"
    })
public final class WaiveCommand implements Callable<Integer> {
  private final Clock clock;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions configOptions;

  @Parameters(index = "0", paramLabel = "REPORT", description = "Key of the report: agency/year.")
  private String report;

  @Parameters(index = "1", paramLabel = "RULE", description = "Code of the rule, as T4-SUM.")
  private String rule;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why the figures are right all the same, or cannot be put right.")
  private String reason;

  @Option(names = "--author", required = true, paramLabel = "NAME", description = "Who says so.")
  private String author;

  @Option(
      names = "--item",
      paramLabel = "ITEM",
      description = "Only the finding that names this item, as t4.reconsideration.")
  private String item;

  @Option(
      names = "--column",
      paramLabel = "COLUMN",
      description = "With --item: the column that the finding names.")
  private String column;

  @Option(
      names = "--expires",
      paramLabel = "YYYY-MM-DD",
      description = "Last day on which it holds, in China. Default: as long as the figures stay.")
  private LocalDate expires;

  /**
   * The command.
   *
   * @param clock says when the waiver is given
   */
  public WaiveCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    WaiverKey key = key();
    RunningPipeline pipeline = new RunningPipeline(configOptions.connections());
    ValidatedReport standing =
        pipeline
            .standing(report)
            .orElseThrow(() -> new CommandFailure("no report stands under the key " + report));
    List<Finding> concerned = Fingerprint.concerned(standing.getFindings(), key);
    if (concerned.isEmpty()) {
      throw new CommandFailure("the report " + report + " has no such finding" + failing(standing));
    }
    pipeline.give(key, concerned, reason, author, expires, clock.instant());
    PrintWriter out = spec.commandLine().getOut();
    out.println("waived " + TerminalText.line(key.toString()));
    concerned.forEach(finding -> out.println("  " + TerminalText.line(finding.getMessageEn())));
    out.flush();
    return ExitStatus.OK;
  }

  private WaiverKey key() {
    try {
      // Read back: a rule or a cell of another shape would make a key that nobody understands.
      return WaiverKey.parse(new WaiverKey(report, rule, item, column).toString());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private static String failing(ValidatedReport standing) {
    String failing =
        standing.getFindings().stream()
            .filter(finding -> finding.getOutcome() == Outcome.FAIL)
            .map(
                finding ->
                    "\n  "
                        + finding.getRule()
                        + (finding.getItem() == null ? "" : " --item " + finding.getItem())
                        + (finding.getColumn() == null ? "" : " --column " + finding.getColumn()))
            .collect(Collectors.joining());
    return failing.isEmpty() ? ": no rule is broken" : "; it has:" + failing;
  }
}
