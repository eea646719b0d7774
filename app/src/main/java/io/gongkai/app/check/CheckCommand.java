package io.gongkai.app.check;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.InputFiles;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.config.GongkaiConfig;
import io.gongkai.app.config.RulesFile;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.validate.Validator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code gongkai check}: judges report files, offline. */
@Command(
    name = "check",
    header = "Judge report files, offline: no broker, no database, no network.",
    description = {
      "",
      "Reads the statutory tables of each file and holds them against the rules. The result goes"
          + " to standard output, all else to standard error.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every file is clean",
      "1:at least one file is flagged or unreadable",
      "2:the command could not run: bad option, missing file"
    })
public final class CheckCommand implements Callable<Integer> {
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = FormatConverter.class,
      completionCandidates = FormatNames.class,
      description = {
        "text, json or html (default: ${DEFAULT-VALUE}).",
        "json: one object per file and line. html: one page with the document beside its findings."
      })
  private Format format;

  @Option(
      names = "--as-of",
      paramLabel = "YYYY-MM-DD",
      converter = DateConverter.class,
      description =
          "The day on which the files count as handed in, for rules that depend on the date"
              + " (default: today). No rule does so far.")
  private LocalDate asOf;

  @Option(
      names = "--series",
      description = {
        "Hold the reports of one agency against each other over the years, among the files given.",
        "All files are checked before the first is printed."
      })
  private boolean series;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = {
        "Properties file with severities in place of the rule catalogue's, such as"
            + " T3-FLOW.severity=WARNING.",
        "ERROR and WARNING flag a report, INFO does not (default: the configured rules.file)."
      })
  private Path rules;

  @Mixin private ConfigOptions configOptions;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Report files.")
  private List<String> files;

  /** How results are printed. */
  enum Format {
    TEXT,
    JSON,
    HTML;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The command.
   *
   * @param clock says what day it is when the user does not
   */
  public CheckCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    // Before the first line is printed: a list with a hole in it would pass for the whole.
    InputFiles.requireReadable(files, "no file was checked");
    LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
    GongkaiConfig config = configOptions.load();
    Validator validator = Validator.with(rules == null ? config.rules() : RulesFile.load(rules));
    NormalizerLimits limits = config.documentLimits();
    FileChecker checker =
        new FileChecker(
            new Normalizer(limits),
            validator,
            limits.maxBytes(),
            day.atStartOfDay(ZoneOffset.UTC).toInstant());
    PrintWriter out = spec.commandLine().getOut();
    boolean allClean = true;
    try (CheckPrinter printer = printer(out)) {
      for (Iterator<CheckedFile> each = checked(checker, validator).iterator(); each.hasNext(); ) {
        CheckedFile checked = each.next();
        allClean &= checked.isClean();
        printer.print(checked);
      }
    }
    return allClean ? ExitStatus.OK : ExitStatus.NOT_CLEAN;
  }

  /** The files judged: each when its turn comes, or all at once where they depend on each other. */
  private Stream<CheckedFile> checked(FileChecker checker, Validator validator) {
    Stream<CheckedFile> alone = files.stream().map(file -> check(checker, file));
    return series ? new SeriesCheck(validator).check(alone.toList()).stream() : alone;
  }

  private CheckPrinter printer(PrintWriter out) {
    return switch (format) {
      case TEXT -> new TextPrinter(out);
      case JSON -> new JsonPrinter(out);
      case HTML -> new HtmlPrinter(out);
    };
  }

  private static CheckedFile check(FileChecker checker, String file) {
    try {
      return checker.check(file);
    } catch (IOException e) {
      throw new CommandFailure("the file " + file + " cannot be read: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IllegalStateException("while checking the file " + file + ": " + e, e);
    }
  }

  /** Reads a date, with a message that shows the form wanted. */
  static final class DateConverter implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String value) {
      try {
        return LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("'" + value + "' is not a date like 2026-01-31");
      }
    }
  }

  /** Reads a format, with a message that names them all. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      for (Format format : Format.values()) {
        if (format.written().equals(value)) {
          return format;
        }
      }
      throw new TypeConversionException("'" + value + "' is none of text, json, html");
    }
  }

  /** What the shell offers to complete a format with. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Format.values()).map(Format::written).iterator();
    }
  }
}
