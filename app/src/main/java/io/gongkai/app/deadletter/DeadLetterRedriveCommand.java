package io.gongkai.app.deadletter;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai dead-letter redrive}: sends what stages failed on to them again. */
@Command(
    name = "redrive",
    header = "Send dead letters to their stages again, once the cause is mended.",
    description = {
      "",
      "Each is sent once, however often this runs, is killed or is run by two at once; one that"
          + " fails again is a new dead letter. A document stands where it was handed in: a"
          + " correction that came meanwhile stays current.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all that were named or selected are sent, now or before",
      "1:some cannot be sent; the output says why",
      "2:it could not be done: bad option, servers that do not answer or refuse"
    })
final class DeadLetterRedriveCommand implements Callable<Integer> {
  private final Clock clock;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions configOptions;
  @Mixin private LetterFilter filter;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Ids, as 'dead-letter list' prints them; else the options select.")
  private List<String> ids;

  @Option(names = "--all", description = "All there are.")
  private boolean all;

  @Option(names = "--dry-run", description = "Print what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      defaultValue = "20/s",
      converter = Pace.Rate.Converter.class,
      description = "Send at most so many in a second (default: ${DEFAULT-VALUE}).")
  private Pace.Rate rate;

  @Option(
      names = "--max-redrives",
      paramLabel = "N",
      defaultValue = "" + RedrivePlan.MAX_REDRIVES,
      description = "Send one record again at most so often (default: ${DEFAULT-VALUE}).")
  private int maxRedrives;

  /**
   * The command.
   *
   * @param clock says when a letter is sent
   */
  DeadLetterRedriveCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean named = ids != null && !ids.isEmpty();
    if (named == (filter.isGiven() || all)) {
      throw new CommandFailure("say which: ids, or --stage, --cause, --from or --to, or --all");
    }
    if (maxRedrives < 1) {
      throw new CommandFailure("--max-redrives is " + maxRedrives + "; it must be 1 or more");
    }
    Set<LetterId> wantedIds = new LinkedHashSet<>();
    if (named) {
      ids.forEach(id -> wantedIds.add(LetterId.parse(id)));
    }
    LetterFilter.Wanted wanted = filter.wanted();
    Letters letters = new Letters(configOptions.connections());
    RedriveReport report = new RedriveReport(spec.commandLine().getOut(), dryRun);
    RedriveRun run = new RedriveRun(letters, clock, Pace.of(rate), maxRedrives, dryRun, report);
    try {
      if (named) {
        run.named(wantedIds);
      } else {
        run.selected(letters.stages(filter), wanted);
      }
    } finally {
      spec.commandLine().getErr().println(report.summary());
      spec.commandLine().getErr().flush();
    }
    return report.isClean() ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
  }
}
