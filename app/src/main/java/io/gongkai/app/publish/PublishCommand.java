package io.gongkai.app.publish;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.StopSignal;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.GongkaiConfig;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai publish}: documents of an agency to a running pipeline. */
@Command(
    name = "publish",
    header = "Publish documents to a running pipeline.",
    description = {
      "",
      "Sends each document as it is to reports.raw. What was sent is kept in a ledger by the hash of"
          + " agency and document, a file for each Kafka cluster: the next run sends only what is"
          + " new, however this one ends. A document that cannot be sent does not stop the others.",
      "",
      "Without --bootstrap and without a configured broker it publishes to the 'gongkai up' that"
          + " runs on data.dir.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every document was sent; with --wait: and is clean",
      "1:a document could not be read or sent; with --wait: or is not clean, or not through in time",
      "2:the command could not run: bad option, bad configuration, no running pipeline"
    })
public final class PublishCommand implements Callable<Integer> {
  private static final int LONGEST_WAIT_SECONDS = 86_400;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(25);

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions configOptions;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR|GLOB",
      description =
          "Documents: files, folders of them (txt, text, md, html, htm, xhtml, mht, mhtml, doc,"
              + " docx, xlsx, pdf, and files without an extension), and patterns as"
              + " '2024/**/*.pdf'.")
  private List<String> documents;

  @Option(
      names = "--agency",
      paramLabel = "ID",
      defaultValue = "",
      description =
          "Id of the agency that hands the documents in. Default: none; the report says whose it"
              + " is.")
  private String agency;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers, instead of kafka.bootstrap.servers of the configuration.")
  private String bootstrap;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description =
          "Schema registry, instead of schema.registry.url of the configuration; only for --wait.")
  private String registry;

  @Option(
      names = "--wait",
      description = "Wait for the receipts, and print a table of the verdicts.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description =
          "With --wait: give up when nothing has happened for so long. Default: ${DEFAULT-VALUE}.")
  private int timeoutSeconds;

  @Option(
      names = "--watch",
      description =
          "Keep publishing what is dropped into the folders, until Ctrl-C or SIGTERM. Hidden files"
              + " and names that are no document's (.part, .tmp) are left alone, empty files too.")
  private boolean watch;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description =
          "With --watch: how long a file's size and time must stay the same before it is read."
              + " Default: ${DEFAULT-VALUE}.")
  private int settleSeconds;

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description = "Folder of the ledgers. Default: 'published' in data.dir.")
  private Path ledger;

  /** A command that picocli fills in. */
  public PublishCommand() {}

  /** Runs the command; see its help for the exit status. */
  @Override
  public Integer call() throws InterruptedException {
    require("--timeout", timeoutSeconds);
    require("--settle", settleSeconds);
    PrintWriter err = spec.commandLine().getErr();
    GongkaiConfig config = configOptions.load();
    try (StopSignal stop = StopSignal.install(STOP_LIMIT);
        PublishSession session =
            PublishSession.open(
                PublishTarget.of(config, bootstrap, registry), config, ledger, wait)) {
      PublishOutput output =
          new PublishOutput(session, stop, timeout(), spec.commandLine().getOut(), err);
      int status = run(output, stop);
      stop.endWith(status);
      return status;
    }
  }

  private int run(PublishOutput output, StopSignal stop) {
    try {
      return watch ? watch(output, stop) : publish(output);
    } catch (InterruptedException e) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("stopped before all was through; the next run goes on");
      err.flush();
      return ExitStatus.NOT_CLEAN;
    }
  }

  private int publish(PublishOutput output) throws InterruptedException {
    DocumentSelection selection = DocumentSelection.of(documents);
    return output.publish(selection, agency.strip()) ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
  }

  private int watch(PublishOutput output, StopSignal stop) throws InterruptedException {
    List<Path> folders = documents.stream().map(Path::of).toList();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new CommandFailure("--watch needs folders, and " + folder + " is none");
      }
    }
    try (FolderWatch watching =
        new FolderWatch(folders, Duration.ofSeconds(settleSeconds), stop.latch())) {
      return output.watch(watching, agency.strip()) ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
    }
  }

  private Duration timeout() {
    return Duration.ofSeconds(timeoutSeconds);
  }

  private static void require(String option, int seconds) {
    if (seconds < 1 || seconds > LONGEST_WAIT_SECONDS) {
      throw new CommandFailure(
          option + " is " + seconds + "; it must be 1 to " + LONGEST_WAIT_SECONDS + " seconds");
    }
  }
}
