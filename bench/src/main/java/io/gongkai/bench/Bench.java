package io.gongkai.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures, prints one table, and writes it down where it is told to. */
@Command(
    name = "gongkai-bench",
    mixinStandardHelpOptions = true,
    description = "Measures Gongkai against what it stands on, in turns.")
final class Bench implements Callable<Integer> {
  /** What can be measured. */
  enum Part {
    STEPS,
    JMH,
    PIPELINE,
    SINK,
    YEAR
  }

  private static final int FEWEST = 1_000;

  @Spec private CommandSpec command;

  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "What to measure: ${COMPLETION-CANDIDATES}; all where none is named.")
  private final List<Part> parts = new ArrayList<>();

  @Option(names = "--smoke", description = "So little that the figures say nothing.")
  private boolean smoke;

  @Option(
      names = "--documents",
      description =
          "Documents of the national year, at most 1000000; 200000 unless told otherwise.")
  private int documents = 200_000;

  @Option(
      names = "--pipeline-documents",
      description =
          "Documents of text for the pipeline, from 1000, each of 8 kB; ${DEFAULT-VALUE} unless told"
              + " otherwise.")
  private int pipelineDocuments = PipelineBench.Size.TEXT;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Folder of performance.md, in which the blocks of these parts are replaced.")
  private Path write;

  @Option(
      names = "--conditions",
      paramLabel = "WORDS",
      description = "What else the machine had to do, for the page.")
  private String conditions = "";

  /** Runs it and ends the process. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(args);
  }

  @Override
  public Integer call() throws Exception {
    if (pipelineDocuments < FEWEST) {
      throw new CommandLine.ParameterException(
          command.commandLine(), "--pipeline-documents is from " + FEWEST + " on");
    }
    PrintWriter log = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Path directory = Files.createTempDirectory("gongkai-bench");
    Map<String, Measured> measured = new LinkedHashMap<>();
    try {
      for (Part part : parts.isEmpty() ? List.of(Part.values()) : parts) {
        measured.put(part.name().toLowerCase(Locale.ROOT), measure(part, directory, log));
      }
    } finally {
      Folders.delete(directory);
    }
    PerformancePage page = new PerformancePage(measured, conditions);
    new PrintWriter(System.out, true, StandardCharsets.UTF_8).println(page.markdown());
    if (write != null) {
      page.writeInto(write);
    }
    List<String> faults = measured.values().stream().flatMap(it -> it.faults().stream()).toList();
    faults.forEach(fault -> log.println("WRONG: " + fault));
    return faults.isEmpty() ? 0 : 1;
  }

  private Measured measure(Part part, Path directory, PrintWriter log) throws Exception {
    return switch (part) {
      case STEPS ->
          new StepBench(
                  smoke ? new StepBench.Size(4, 2, 1, 0.01) : new StepBench.Size(400, 40, 5, 2),
                  log)
              .run(directory);
      case JMH -> new JmhBench(smoke ? JmhBench.Size.SMOKE : JmhBench.Size.FULL, log).run();
      case PIPELINE ->
          new PipelineBench(
                  smoke ? PipelineBench.Size.SMOKE : PipelineBench.Size.of(pipelineDocuments), log)
              .run(directory.resolve("pipeline"));
      case SINK ->
          new SinkBench(smoke ? 60 : 10_000, smoke ? 1 : 5, log).run(directory.resolve("sink"));
      case YEAR -> new YearRun(smoke ? 200 : documents, log).run(directory.resolve("year"));
    };
  }
}
