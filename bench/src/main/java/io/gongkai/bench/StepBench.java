package io.gongkai.bench;

import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Verdict;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import io.gongkai.validate.Validator;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jsoup.Jsoup;

/** Reading and judging in one thread, against the least that could be done with the same bytes. */
final class StepBench {
  private static final int YEAR = 2024;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String NEW_PRINT = "read and judge, each as the first of its print";

  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());
  private final Validator validator = Validator.standard();
  private final Size size;
  private final PrintWriter log;
  private final Documents documents = new Documents(8);
  private final TikaPeer tika = new TikaPeer();
  private final List<Goal> goals = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /** What the work came to, so that no compiler leaves it out. */
  private long sink;

  /**
   * How much is measured.
   *
   * @param text documents of text, from 1
   * @param containers documents of each container, from 1
   * @param rounds rounds that count, from 1
   * @param seconds least length of a round
   */
  record Size(int text, int containers, int rounds, double seconds) {
    long nanos() {
      return (long) (seconds * NANOS_PER_SECOND);
    }
  }

  StepBench(Size size, PrintWriter log) {
    this.size = size;
    this.log = log;
  }

  /** Measures; needs a folder for the peer that runs as a process of its own. */
  Measured run(Path directory) throws Exception {
    Rounds text = text(directory);
    Rounds html = container("HTML", DocumentLayout.HTML, "jsoup", StepBench::jsoup);
    Rounds pdf = container("PDF", DocumentLayout.PDF, "PDFBox", StepBench::pdfBox);
    Rounds docx = container("DOCX", DocumentLayout.DOCX, "POI", StepBench::poi);
    goals.add(Goal.cost("HTML ÷ bare jsoup", html.cost("HTML", "jsoup"), 1.3, 1.1));
    goals.add(Goal.cost("PDF ÷ bare PDFBox text", pdf.cost("PDF", "PDFBox"), 1.15, 1.05));
    goals.add(Goal.cost("DOCX ÷ bare POI", docx.cost("DOCX", "POI"), 1.15, 1.05));
    notes.add(
        "Tika is AutoDetectParser with its modules for text, HTML, Office and PDF and their"
            + " detectors, given the bytes alone; it ends with the text, where we end with cells and"
            + " findings.");
    String setting =
        String.format(
            Locale.ROOT,
            "%d generated reports as text, %d of each container, one thread, %d rounds of %.1f s.",
            size.text(),
            size.containers(),
            size.rounds(),
            size.seconds());
    return new Measured(
        "Steps", setting, List.of(text, html, pdf, docx), goals, List.of(), notes, faults);
  }

  private Rounds text(Path directory) throws Exception {
    List<byte[]> clean = print(TextLayout.TABS, size.text());
    List<byte[]> damaged = new ArrayList<>();
    for (int i = 0; i < size.text(); i++) {
      damaged.add(documents.printDamaged(documents.report(i, YEAR), TextLayout.TABS));
    }
    List<Report> reports = new ArrayList<>();
    for (byte[] document : clean) {
      Report report = read(document);
      if (validator.validate(report).getVerdict() == Verdict.CLEAN) {
        reports.add(report);
      }
    }
    expectClean("text", reports.size(), clean.size());
    tika.check(clean.get(0));
    notes.add(
        "Mean length: "
            + clean.stream().mapToInt(it -> it.length).sum() / clean.size()
            + " bytes.");
    List<Task> tasks =
        new ArrayList<>(
            List.of(
                each("decode", clean, it -> new String(it, StandardCharsets.UTF_8).length()),
                each("read", clean, it -> read(it).getYear()),
                each("read and judge", clean, this::judge),
                each(NEW_PRINT, clean, this::judgeAsNew),
                each("read and judge, damaged", damaged, this::judge),
                each("rules, clean", reports, it -> validator.validate(it).getFindings().size()),
                each(TikaPeer.NAME, clean, it -> tika.text(it).length())));
    try (Script script = Script.start(directory, clean).orElse(null)) {
      if (script == null) {
        notes.add("No Python 3: nothing to compare with.");
      } else {
        tasks.add(new Task("Python script", () -> script.round(size.nanos())));
      }
      Rounds rounds = Rounds.of(tasks, size.rounds(), log);
      goals.add(
          Goal.cost(
              "decode + read + rules ÷ decode, clean text",
              rounds.cost("read and judge", "decode"),
              4,
              2));
      goals.add(
          Goal.cost(
              "the same, damaged text", rounds.cost("read and judge, damaged", "decode"), 20, 8));
      goals.add(
          Goal.cost(
              "rules on a clean report ÷ reading it",
              rounds.cost("rules, clean", "read"),
              0.05,
              0.01));
      goals.add(
          Goal.speed(
              "text ÷ Tika on the same text",
              rounds.speed("read and judge", TikaPeer.NAME),
              20,
              60));
      noteRatio(NEW_PRINT + " ÷ decode", NEW_PRINT, "decode", rounds);
      if (script != null) {
        goals.add(
            Goal.speed(
                "text ÷ Python split script",
                rounds.speed("read and judge", "Python script"),
                3,
                9));
      }
      return rounds;
    }
  }

  private Rounds container(String name, ReportLayout layout, String peer, Work<byte[]> bare)
      throws Exception {
    List<byte[]> printed = print(layout, size.containers());
    expectClean(name, (int) printed.stream().filter(it -> judge(it) == 0).count(), printed.size());
    tika.check(printed.get(0));
    String tikaName = TikaPeer.NAME + ", " + name;
    Rounds rounds =
        Rounds.of(
            List.of(
                each(peer, printed, bare),
                each(tikaName, printed, it -> tika.text(it).length()),
                each(name, printed, this::judge)),
            size.rounds(),
            log);
    noteRatio(name + " ÷ Tika on the same", name, tikaName, rounds);
    return rounds;
  }

  private void noteRatio(String what, String task, String against, Rounds rounds) {
    Ratio cost = rounds.cost(task, against);
    notes.add(
        String.format(
            Locale.ROOT,
            "%s, by time: %.2f (%.2f to %.2f).",
            what,
            cost.median(),
            cost.min(),
            cost.max()));
  }

  /** Reports that nothing is wrong with: what is found in one is a mistake of ours. */
  private void expectClean(String name, int clean, int all) {
    notes.add(String.format(Locale.ROOT, "%s: %d of %d undamaged are clean.", name, clean, all));
    if (clean < all) {
      faults.add(all - clean + " of " + all + " undamaged reports are not clean: " + name);
    }
  }

  private List<byte[]> print(ReportLayout layout, int count) {
    List<byte[]> printed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Truth truth = documents.report(i, YEAR);
      printed.add(documents.print(truth, layout));
    }
    return printed;
  }

  /** Something done with one document; what it returns is only kept from being left out. */
  private interface Work<T> {
    long on(T document) throws Exception;
  }

  private <T> Task each(String name, List<T> documents, Work<T> work) {
    return Task.repeated(
        name,
        documents.size(),
        size.nanos(),
        () -> {
          for (T document : documents) {
            sink += work.on(document);
          }
        });
  }

  private Report read(byte[] document) {
    return read(normalizer, document);
  }

  private static Report read(Normalizer normalizer, byte[] document) {
    Submission submission = BareSubmission.of(document.length);
    NormalizeResult result = normalizer.normalize(submission, document);
    if (result instanceof NormalizeResult.Read read) {
      return read.report();
    }
    throw new IllegalStateException("a generated report was refused: " + result);
  }

  private long judge(byte[] document) {
    return validator.validate(read(document)).getFindings().size();
  }

  /** By a normalizer that has read no other document, which it costs a little to make. */
  private long judgeAsNew(byte[] document) {
    Normalizer fresh = new Normalizer(NormalizerLimits.defaults());
    return validator.validate(read(fresh, document)).getFindings().size();
  }

  private static long jsoup(byte[] page) throws Exception {
    return Jsoup.parse(new ByteArrayInputStream(page), null, "").childNodeSize();
  }

  private static long pdfBox(byte[] document) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(document)) {
      return new PDFTextStripper().getText(pdf).length();
    }
  }

  private static long poi(byte[] document) throws Exception {
    try (XWPFDocument docx = new XWPFDocument(new ByteArrayInputStream(document));
        XWPFWordExtractor extractor = new XWPFWordExtractor(docx)) {
      return extractor.getText().length();
    }
  }
}
