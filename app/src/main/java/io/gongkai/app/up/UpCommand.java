package io.gongkai.app.up;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.app.embedded.EmbeddedStack;
import io.gongkai.app.embedded.StackException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger LOG = LoggerFactory.getLogger(UpCommand.class);
  private static final Duration STALL_LIMIT = Duration.ofMinutes(2);
  private static final Duration HOOK_TIMEOUT = Duration.ofSeconds(25);
  private static final Duration HEALTH_INTERVAL = Duration.ofSeconds(1);

  @Spec private CommandSpec spec;

  @Mixin private ConfigOptions configOptions = new ConfigOptions();

  @Option(
      names = "--publish",
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description =
          "Documents to publish: files, and folders of them (txt, text, md, html, htm, xhtml, doc,"
              + " docx, pdf, and files without an extension). Default: the samples.")
  private List<Path> publish;

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
    DocumentSelection selection = DocumentSelection.of(publish == null ? samples() : publish);
    PrintWriter err = spec.commandLine().getErr();
    if (selection.documents().isEmpty()) {
      throw new CommandFailure("there is no document among what is to be published");
    }
    CountDownLatch finished = new CountDownLatch(1);
    CountDownLatch stop = new CountDownLatch(1);
    Thread hook = stopOnSignal(stop, finished);
    try {
      return run(config, selection, stop, err);
    } catch (StackException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (InterruptedException e) {
      say(err, "stopped before all was through; the next start goes on");
      return ExitStatus.NOT_CLEAN;
    } finally {
      finished.countDown();
      removeHook(hook);
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
        say(err, selection.skipped() + " files skipped, whose names are no document's");
      }
      PrintWriter out = spec.commandLine().getOut();
      boolean processed =
          new PublishRun(stack, stop, config.documentLimits().maxBytes(), STALL_LIMIT, out, err)
              .run(selection.documents());
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

  private static List<Path> samples() {
    String home = System.getenv("GONGKAI_HOME");
    Path samples = Path.of(home == null ? "." : home).resolve("samples");
    if (!Files.isDirectory(samples)) {
      throw new CommandFailure(
          "there are no samples in "
              + samples.toAbsolutePath().normalize()
              + ": name documents with --publish");
    }
    return List.of(samples);
  }

  private static void say(PrintWriter err, String line) {
    err.println(line);
    err.flush();
  }

  /** On Ctrl-C the JVM goes down once its hooks return: this one waits for the stack to stop. */
  private static Thread stopOnSignal(CountDownLatch stop, CountDownLatch finished) {
    Thread hook =
        new Thread(
            () -> {
              stop.countDown();
              try {
                if (!finished.await(HOOK_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                  Runtime.getRuntime().halt(ExitStatus.COULD_NOT_RUN);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "gongkai-up-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("The JVM is going down already, and the hook with it", e);
    }
  }
}
