package io.gongkai.app.check;

import io.gongkai.model.CellState;
import io.gongkai.model.Finding;
import io.gongkai.model.FormEdition;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Operand;
import io.gongkai.model.Outcome;
import io.gongkai.model.Party;
import io.gongkai.model.QuotedNumber;
import io.gongkai.model.Report;
import io.gongkai.model.ReportingLevel;
import io.gongkai.model.Severity;
import io.gongkai.model.Submission;
import io.gongkai.model.Suspect;
import io.gongkai.model.SuspectCell;
import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormLayout;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Made-up results in which every state of a cell and every part of a finding occurs. */
final class CheckedFileFixture {
  static final String TEXT =
      "溪口县<b>司法局</b>\t收费 1,012.50\n规章 / \n新收 7 0 1O\n（七）总计 162\n\u001b[31m红 共收到 17 件";

  private static final String SHA256 = "ab".repeat(32);

  private CheckedFileFixture() {}

  /** A flagged report: one cause with two broken sums, one lone warning, one sum not assessable. */
  static CheckedFile.Judged flagged() {
    Suspect suspect =
        new Suspect(Party.PUBLISHER, List.of(new SuspectCell("t3.total", "natural_person", "126")));
    List<Finding> findings =
        List.of(
            finding("T3-FLOW", Severity.ERROR, Outcome.FAIL, suspect, "c1"),
            finding("T3-TOTAL", Severity.ERROR, Outcome.FAIL, suspect, "c1"),
            finding("TXT-RECEIVED", Severity.WARNING, Outcome.FAIL, null, null),
            new Finding(
                "T4-SUM",
                Severity.INFO,
                Outcome.NOT_ASSESSABLE,
                "t4.reconsideration",
                "total",
                null,
                null,
                null,
                List.of(new Operand("t4.reconsideration", "upheld", null, null, -1, -1)),
                null,
                null,
                "无法核对",
                "not assessable",
                null,
                List.of()));
    return new CheckedFile.Judged(
        new CheckedFile.Source("报告 <1>.txt", SHA256, "text/plain", 7931),
        new ValidatedReport(report(), Verdict.FLAGGED, findings, "1", List.of()),
        TEXT);
  }

  /** A document that was refused, with what was read of it or without. */
  static CheckedFile.NotRead refused(boolean withPartial) {
    return new CheckedFile.NotRead(
        new CheckedFile.Source("x.bin", SHA256, "", 3_000_000_000L),
        new Unreadable(
            submission(),
            UnreadableReason.TRUNCATED,
            "文件不完整 <br>",
            "It is cut off <br>",
            withPartial ? report() : null),
        withPartial ? TEXT : "");
  }

  private static Finding finding(
      String rule, Severity severity, Outcome outcome, Suspect suspect, String cause) {
    int quoted = TEXT.indexOf("17 件");
    List<QuotedNumber> quotes =
        rule.startsWith("TXT-")
            ? List.of(
                new QuotedNumber(MentionSubject.RECEIVED, "17", "共收到 17 件", quoted, quoted + 2))
            : List.of();
    return new Finding(
        rule,
        severity,
        outcome,
        "t3.total",
        "natural_person",
        "126",
        "162",
        "36",
        List.of(
            new Operand("t3.received", "natural_person", "7", null, -1, -1),
            new Operand("t3.total", "natural_person", "162", null, -1, -1)),
        suspect,
        cause,
        rule + "：应为 126 & <i>",
        rule + ": should be 126 & <i>",
        null,
        quotes);
  }

  private static Report report() {
    FormLayout layout = FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);
    CellsBuilder cells = new CellsBuilder(layout);
    value(cells, "t2.fees", "amount", CellState.PRINTED, "1012.50", "1,012.50");
    cells.state(layout.firstCell("t2.rules"), CellState.NIL);
    mark(cells, layout.firstCell("t2.rules"), "/", TEXT.indexOf("/ \n"));
    cells.state(layout.firstCell("t2.rules") + 1, CellState.BLANK);
    value(cells, "t3.received", "natural_person", CellState.PRINTED, "7", "7 0");
    value(cells, "t3.received", "commercial_enterprise", CellState.PRINTED, "0", "0");
    int illegible = layout.cell("t3.received", "other").orElseThrow().index();
    cells.state(illegible, CellState.ILLEGIBLE);
    mark(cells, illegible, "1O", TEXT.indexOf("1O"));
    value(cells, "t3.total", "natural_person", CellState.PRINTED, "162", "162");
    cells.value(
        layout.cell("t3.total", "total").orElseThrow().index(),
        CellState.INFERRED,
        new BigDecimal("162"));
    return new Report(
        submission(),
        "溪口县<b>司法局</b>",
        2023,
        FormEdition.FORM_2021,
        FormEdition.FORM_2021,
        cells.build(),
        List.of(),
        List.of(),
        ReportingLevel.BODY,
        "",
        null,
        "",
        List.of());
  }

  private static void value(
      CellsBuilder cells, String item, String column, CellState state, String value, String raw) {
    int index = cells.layout().cell(item, column).orElseThrow().index();
    cells.value(index, state, new BigDecimal(value));
    mark(cells, index, raw, TEXT.indexOf(raw));
  }

  private static void mark(CellsBuilder cells, int index, String raw, int start) {
    cells.text(index, start, start + raw.length(), raw);
  }

  private static Submission submission() {
    return new Submission(
        SHA256, "", "x.txt", "", "text/plain", SHA256, 7931, Instant.EPOCH, -1, -1L);
  }
}
