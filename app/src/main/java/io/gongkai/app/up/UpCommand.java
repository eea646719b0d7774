package io.gongkai.app.up;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.StopSignal;
import io.gongkai.app.cli.TerminalText;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.app.embedded.EmbeddedStack;
import io.gongkai.app.embedded.StackException;
import io.gongkai.app.publish.DocumentSelection;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the whole pipeline on this machine and publishes documents to it. */
@Command(
    name = "up",
    header = "Start the whole pipeline on this machine and publish documents to it.",
    description = {
      "",
      "Starts a Kafka broker, a schema registry, PostgreSQL and all stages in one process, publishes"
          + " the documents, waits until all are through and prints a line for each. Then it keeps"
          + " running until Ctrl-C. All data stays in the data directory: a second start finds it"
          + " again, and documents that are known are not published again.",
      ""
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every document was processed, whatever its verdict",
      "1:a document could not be processed, or not in time",
      "2:the command could not run: bad option, bad configuration, missing file, failed part"
    })
public final class UpCommand implements Callable<Integer> {
  private static final Duration STALL_LIMIT = Duration.ofMinutes(2);
  private static final Duration HEALTH_INTERVAL = Duration.ofSeconds(1);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions configOptions = new ConfigOptions();

  @Option(
      names = "--publish",
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description =
          "Documents to publish: files, folders of them (txt, text, md, html, htm, xhtml, mht,"
              + " mhtml, doc, docx, xlsx, pdf, and files without an extension), and patterns."
              + " Default: the samples.")
  private List<String> publish;

  @Option(names = "--exit", description = "Stop when the documents are through.")
  private boolean exit;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory that keeps all data. Default: data.dir of the configuration.")
  private Path data;

  /** A command that picocli fills in. */
  public UpCommand() {}

  /** Runs the command; see its help for the exit status. */
  @Override
  public Integer call() throws InterruptedException {
    GongkaiConfig config = config();
    DocumentSelection selection =
        DocumentSelection.of(publish == null ? samples() : publish).complete();
    PrintWriter err = spec.commandLine().getErr();
    if (selection.documents().isEmpty()) {
      throw new CommandFailure("there is no document among what is to be published");
    }
    try (StopSignal stop = StopSignal.install(STOP_LIMIT)) {
      return run(config, selection, stop.latch(), err);
    } catch (StackException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (InterruptedException e) {
      say(err, "stopped before all was through; the next start goes on");
      return ExitStatus.NOT_CLEAN;
    }
  }

  private int run(
      GongkaiConfig config, DocumentSelection selection, CountDownLatch stop, PrintWriter err)
      throws InterruptedException {
    say(err, "starting in " + config.dataDirectory().toAbsolutePath().normalize());
    long start = System.nanoTime();
    try (EmbeddedStack stack = EmbeddedStack.start(config, stop)) {
      double seconds = (System.nanoTime() - start) / 1e9;
      say(err, String.format(Locale.ROOT, "ready in %.1f s", seconds));
      if (selection.skipped() > 0) {
        say(
            err,
            selection.skipped()
                + " files skipped, which are links or whose names are no document's");
      }
      PrintWriter out = spec.commandLine().getOut();
      boolean processed =
          new StackPublish(stack, config, stop, STALL_LIMIT, out, err).run(selection.documents());
      if (!exit) {
        keepRunning(stack, stop, err);
      }
      return processed ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
    }
  }

  private static void keepRunning(EmbeddedStack stack, CountDownLatch stop, PrintWriter err)
      throws InterruptedException {
    say(err, "Kafka            " + stack.bootstrapServers());
    say(err, "schema registry  " + stack.registryUrl());
    say(err, "PostgreSQL       " + stack.jdbcUrl() + "?user=" + EmbeddedDatabase.USER);
    say(err, "console          " + stack.consoleUrl());
    say(err, "gateway          " + stack.gatewayUrl());
    say(err, "                 a token for it: gongkai tokens create --agency ID");
    say(err, "running; Ctrl-C stops");
    while (!stop.await(HEALTH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
      if (stack.problem().isPresent()) {
        throw new StackException(stack.problem().get() + ". Start again to go on.");
      }
    }
    say(err, "stopping");
  }

  private GongkaiConfig config() {
    GongkaiConfig config = configOptions.load();
    return data == null ? config : config.withDataDirectory(data);
  }

  private static List<String> samples() {
    String home = System.getenv("GONGKAI_HOME");
    Path samples = Path.of(home == null ? "." : home).resolve("samples");
    if (!Files.isDirectory(samples)) {
      throw new CommandFailure(
          "there are no samples in "
              + samples.toAbsolutePath().normalize()
              + ": name documents with --publish");
    }
    return List.of(samples.toString());
  }

  private static void say(PrintWriter err, String line) {
    err.println(TerminalText.line(line));
    err.flush();
  }
}
