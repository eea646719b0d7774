package io.gongkai.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.model.Receipt;
import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Submission;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.UnreadableException;
import io.gongkai.normalize.read.pdf.PagePainter;
import io.gongkai.normalize.read.pdf.PdfPlaces;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.SubmissionId;
import io.gongkai.sink.SinkRows;
import io.gongkai.validate.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Documents that are handed in, read and judged by the real parts, and written as the sink does.
 */
public final class Documents {
  private static final int RULES = 20;

  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());
  private final PagePainter painter =
      new PagePainter(NormalizerLimits.defaults(), System::nanoTime);
  private final Validator validator = Validator.standard();
  private final SinkRows rows;
  private final Map<Long, byte[]> raw = new HashMap<>();
  private int drawn;

  /** Hands in to a database. */
  public Documents(SinkRows rows) {
    this.rows = rows;
  }

  /** The repository's samples, in the order of their names. */
  public static List<Path> samples() throws IOException {
    Path folder = Path.of(System.getProperty("gongkai.root", ".")).resolve("samples");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().matches(".*(json|tsv)")).sorted().toList();
    }
  }

  /** The text of a sample whose name begins with some words. */
  public static String sample(String start) throws IOException {
    for (Path file : samples()) {
      if (file.getFileName().toString().startsWith(start)) {
        return Files.readString(file, StandardCharsets.UTF_8);
      }
    }
    throw new IllegalArgumentException("there is no sample " + start);
  }

  /** The text of a sample, with another agency in place of its own wherever it stands. */
  public static String sample(String start, String agency) throws IOException {
    for (Path file : samples()) {
      String name = file.getFileName().toString();
      if (name.startsWith(start)) {
        Path expected = file.resolveSibling(name.replaceFirst("\\.[a-z]+$", ".expected.json"));
        String own = new ObjectMapper().readTree(expected.toFile()).path("agency").asText();
        return Files.readString(file, StandardCharsets.UTF_8).replace(own, agency);
      }
    }
    throw new IllegalArgumentException("there is no sample " + start);
  }

  /** A document as the pipeline would give it; empty for what was not handed in here. */
  public Optional<Originals.Original> readAgain(Submission submission) {
    byte[] document = submission.getPartition() == 0 ? raw.get(submission.getOffset()) : null;
    if (document == null) {
      return Optional.empty();
    }
    PdfPlaces places = PdfPlaces.kept();
    NormalizeResult result = normalizer.normalize(submission, document, places);
    return Optional.of(
        result instanceof NormalizeResult.Read read
            ? new Originals.Original(read.text(), read.report(), new PdfSheets(read.text(), places))
            : new Originals.Original(((NormalizeResult.Refused) result).text(), null));
  }

  /** A page as the pipeline would draw it. */
  public PagePictures.Picture draw(Submission submission, int page) {
    byte[] document = raw.get(submission.getOffset());
    if (document == null) {
      return new PagePictures.Absent();
    }
    drawn++;
    try {
      return painter
          .paint(document, page)
          .<PagePictures.Picture>map(PagePictures.Drawn::new)
          .orElseGet(PagePictures.Absent::new);
    } catch (UnreadableException e) {
      return new PagePictures.Refused(e.chinese(), e.getMessage());
    }
  }

  /** How many pictures of pages were asked for. */
  public int drawn() {
    return drawn;
  }

  /** Loses a document. */
  public void lose(long offset) {
    raw.put(offset, null);
  }

  /** Hands a text in; its offset grows with each. */
  public NormalizeResult handIn(String agencyId, String filename, String text, Instant at)
      throws SQLException {
    return handIn(agencyId, filename, text.getBytes(StandardCharsets.UTF_8), at);
  }

  /** Hands a document in; its offset grows with each. */
  public NormalizeResult handIn(String agencyId, String filename, byte[] document, Instant at)
      throws SQLException {
    long offset = raw.size();
    raw.put(offset, document);
    Submission submission =
        new Submission(
            SubmissionId.of(agencyId, document),
            agencyId,
            filename,
            "",
            "text/plain",
            SubmissionId.hash(document),
            document.length,
            at,
            0,
            offset);
    NormalizeResult result = normalizer.normalize(submission, document);
    if (result instanceof NormalizeResult.Read read) {
      ValidatedReport judged = validator.validate(read.report());
      rows.stands(judged);
      rows.receipt(receipt(submission, status(judged), ReportKey.of(read.report()), codes(judged)));
    } else if (result instanceof NormalizeResult.Refused refused) {
      rows.unreadable(refused.unreadable());
      rows.receipt(
          receipt(
              submission,
              ReceiptStatus.UNREADABLE,
              "",
              List.of(refused.unreadable().getReason().name())));
    }
    return result;
  }

  private static ReceiptStatus status(ValidatedReport judged) {
    return judged.getVerdict() == Verdict.CLEAN ? ReceiptStatus.CLEAN : ReceiptStatus.FLAGGED;
  }

  private static List<String> codes(ValidatedReport judged) {
    List<String> codes = new ArrayList<>();
    judged.getFindings().stream()
        .map(finding -> finding.getRule())
        .distinct()
        .limit(RULES)
        .forEach(codes::add);
    return codes;
  }

  private static Receipt receipt(
      Submission submission, ReceiptStatus status, String key, List<String> codes) {
    return Receipt.newBuilder()
        .setSubmissionId(submission.getId())
        .setStatus(status)
        .setReportKey(key)
        .setCodes(codes)
        .setAt(submission.getReceivedAt())
        .setMessageZh("已核对。")
        .setMessageEn("It was judged.")
        .setStanding(submission.getId())
        .setCauses(List.of())
        .setFixed(List.of())
        .build();
  }
}
