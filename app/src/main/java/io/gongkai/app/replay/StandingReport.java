package io.gongkai.app.replay;

import io.gongkai.app.diff.FoundFinding;
import io.gongkai.model.Cells;
import io.gongkai.model.Report;
import io.gongkai.model.SeverityOverride;
import io.gongkai.model.Submission;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.topic.SubmissionId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is compared of a report that stands: a record of a few hundred bytes in place of one of many
 * thousand.
 *
 * @param verdict its verdict
 * @param submissionId the submission that it was read from
 * @param place where that stands on reports.raw
 * @param cells hash over the form and over state and value of every cell
 * @param judgedBy version of the rule catalogue, and severities in place of its own
 * @param findings what the rules found
 */
record StandingReport(
    String verdict,
    String submissionId,
    RawPlace place,
    String cells,
    String judgedBy,
    List<FoundFinding> findings) {

  StandingReport {
    findings = List.copyOf(findings);
  }

  /**
   * What is compared of a report.
   *
   * @param renames codes of rules that were replaced, with those applied in their place
   */
  static StandingReport of(ValidatedReport validated, Map<String, String> renames) {
    Report report = validated.getReport();
    Submission submission = report.getSubmission();
    return new StandingReport(
        validated.getVerdict().name(),
        submission.getId(),
        RawPlace.of(submission),
        cells(report),
        judgedBy(validated),
        validated.getFindings().stream().map(it -> FoundFinding.of(it, renames)).toList());
  }

  /** Not where the cells stand in the text: another reader may take the text apart otherwise. */
  private static String cells(Report report) {
    Cells cells = report.getCells();
    String text =
        report.getForm()
            + "/"
            + report.getTable3Form()
            + cells.getStates()
            + cells.getValues()
            + cells.getScaled();
    return SubmissionId.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String judgedBy(ValidatedReport validated) {
    StringBuilder text = new StringBuilder("catalogue ").append(validated.getCatalogue());
    for (SeverityOverride override : validated.getOverrides()) {
      text.append(", ").append(override.getRule()).append('=').append(override.getSeverity());
    }
    return text.toString();
  }

  /** As bytes, to be kept in great numbers. */
  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(verdict);
      out.writeUTF(submissionId);
      out.writeInt(place.partition());
      out.writeLong(place.offset());
      out.writeUTF(cells);
      out.writeUTF(judgedBy);
      out.writeInt(findings.size());
      for (FoundFinding finding : findings) {
        out.writeUTF(finding.rule());
        out.writeUTF(finding.outcome());
        out.writeUTF(finding.severity());
        out.writeUTF(finding.cell());
        out.writeUTF(finding.expected());
        out.writeUTF(finding.actual());
        out.writeUTF(finding.suspect());
        out.writeBoolean(finding.waived());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a report could not be written to memory", e);
    }
    return bytes.toByteArray();
  }

  /** The report that {@link #toBytes} made these bytes of. */
  static StandingReport fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String verdict = in.readUTF();
      String submissionId = in.readUTF();
      RawPlace place = new RawPlace(in.readInt(), in.readLong());
      String cells = in.readUTF();
      String judgedBy = in.readUTF();
      int count = in.readInt();
      List<FoundFinding> findings = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        findings.add(
            new FoundFinding(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readBoolean()));
      }
      return new StandingReport(verdict, submissionId, place, cells, judgedBy, findings);
    } catch (IOException e) {
      throw new UncheckedIOException("these bytes were not made of a report", e);
    }
  }
}
