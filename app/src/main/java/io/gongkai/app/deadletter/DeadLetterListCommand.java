package io.gongkai.app.deadletter;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gongkai dead-letter list}: what the stages failed on, and what became of it. */
@Command(
    name = "list",
    header = "List what the stages failed on: id, time, state, cause, source, size.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:the list was printed, empty or not", "2:it could not be made"})
final class DeadLetterListCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions configOptions;
  @Mixin private LetterFilter filter;
  @Mixin private LetterFormat format;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "open",
      completionCandidates = States.class,
      description = {
        "open (nothing was done yet), redriven (sent again, no failure since), came-back (sent again"
            + " and failed again, as a newer one) or all (default: ${DEFAULT-VALUE})."
      })
  private String state;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Print the newest N (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 1) {
      throw new CommandFailure("--limit is " + limit + "; it must be 1 or more");
    }
    if (!state.equals(ALL) && !LetterPrinter.STATES.contains(state)) {
      throw new CommandFailure(
          "--state " + state + " is none of " + String.join(", ", new States()));
    }
    Letters letters = new Letters(configOptions.connections());
    Set<FailedStage> stages = letters.stages(filter);
    print(letters.read(stages, new LetterList(filter.wanted(), letters.redriven(stages))));
    return ExitStatus.OK;
  }

  private void print(LetterList list) {
    List<LetterList.Entry> entries =
        list.entries().stream()
            .filter(entry -> state.equals(ALL) || LetterPrinter.name(entry.state()).equals(state))
            .toList();
    List<LetterList.Entry> shown =
        entries.subList(Math.max(0, entries.size() - limit), entries.size());
    PrintWriter out = spec.commandLine().getOut();
    shown.forEach(
        entry ->
            out.print(format.isJson() ? LetterPrinter.json(entry) : LetterPrinter.text(entry)));
    out.flush();
    if (!format.isJson() || shown.size() < entries.size()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          entries.size()
              + (list.isComplete() ? "" : " or more")
              + " dead letters"
              + (state.equals(ALL) ? "" : " " + state)
              + (shown.size() < entries.size() ? ", the newest " + shown.size() + " shown" : ""));
      err.flush();
    }
  }

  /** What the shell offers to complete a state with. */
  static final class States implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(LetterPrinter.STATES.stream(), Stream.of(ALL)).iterator();
    }
  }
}
