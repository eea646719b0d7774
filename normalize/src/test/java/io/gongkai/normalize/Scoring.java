package io.gongkai.normalize;

import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.testkit.Truth;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a generated report and holds what was read against the truth. */
final class Scoring {
  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());

  /**
   * What was read.
   *
   * @param right cells with the right value
   * @param without cells without a value
   * @param wrong cells with a wrong value, in words
   */
  record Score(int right, int without, List<String> wrong) {}

  Score score(Truth truth, String text) {
    return score(truth, text, List.of());
  }

  /**
   * Scores a text.
   *
   * @param anew cells whose print was changed to another number, as {@code item#column=value}: as
   *     printed is right for them
   */
  Score score(Truth truth, String text, List<String> anew) {
    return score(truth, text.getBytes(StandardCharsets.UTF_8), anew);
  }

  /** The cells of a text, which must be readable. */
  CellView read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The cells of a document, which must be readable. */
  CellView read(byte[] document) {
    if (normalizer.normalize(submission(document), document) instanceof NormalizeResult.Read read) {
      return new CellView(read.report());
    }
    throw new AssertionError("refused: " + new String(document, StandardCharsets.UTF_8));
  }

  /**
   * Cells with a wrong value, of what was read of a text, even where it was refused, and even when
   * too little is left of the text to tell the edition of its form.
   */
  List<String> wrongWhateverTheForm(Truth truth, String text) {
    byte[] document = text.getBytes(StandardCharsets.UTF_8);
    NormalizeResult result = normalizer.normalize(submission(document), document);
    Report report =
        result instanceof NormalizeResult.Read read
            ? read.report()
            : ((NormalizeResult.Refused) result).unreadable().getPartial();
    if (report == null) {
      return List.of();
    }
    Map<String, BigDecimal> expected = new HashMap<>();
    for (FormCell cell : truth.layout().cells()) {
      expected.put(cell.toString(), truth.values().get(cell.index()));
    }
    CellView cells = new CellView(report);
    List<String> wrong = new ArrayList<>();
    for (FormCell cell : cells.layout().cells()) {
      BigDecimal value = cells.value(cell.index()).orElse(null);
      BigDecimal right = expected.get(cell.toString());
      if (value != null && (right == null || value.compareTo(right) != 0)) {
        wrong.add(cell + " " + cells.state(cell.index()) + " " + value + " instead of " + right);
      }
    }
    return wrong;
  }

  Score score(Truth truth, byte[] document, List<String> anew) {
    if (!(normalizer.normalize(submission(document), document)
        instanceof NormalizeResult.Read read)) {
      return new Score(0, truth.values().size(), List.of());
    }
    CellView cells = new CellView(read.report());
    if (cells.layout() != truth.layout()) {
      String form = cells.layout().form() + "/" + cells.layout().table3Form();
      return new Score(0, 0, List.of("form " + form));
    }
    int right = 0;
    int without = 0;
    List<String> wrong = new ArrayList<>();
    for (FormCell cell : truth.layout().cells()) {
      if (!cells.hasValue(cell.index())) {
        without++;
        continue;
      }
      BigDecimal value = cells.value(cell.index()).orElseThrow();
      BigDecimal expected = truth.values().get(cell.index());
      int column = cell.index() - truth.layout().firstCell(cell.item());
      if (value.compareTo(expected) == 0
          || anew.contains(cell.item() + "#" + column + "=" + value)) {
        right++;
      } else {
        wrong.add(cell + " " + cells.state(cell.index()) + " " + value + " instead of " + expected);
      }
    }
    return new Score(right, without, wrong);
  }

  private static Submission submission(byte[] document) {
    return Submission.newBuilder()
        .setId("")
        .setSha256("")
        .setBytes(document.length)
        .setReceivedAt(Instant.EPOCH)
        .setPartition(0)
        .setOffset(0)
        .build();
  }
}
