package io.gongkai.normalize;

import io.gongkai.model.Mention;
import io.gongkai.model.Report;
import io.gongkai.model.Section;
import io.gongkai.model.Submission;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.identify.CreditCodes;
import io.gongkai.normalize.identify.ReportingLevels;
import io.gongkai.normalize.json.JsonReport;
import io.gongkai.normalize.json.JsonReportReader;
import io.gongkai.normalize.json.JsonString;
import io.gongkai.normalize.lex.Folding;
import io.gongkai.normalize.narrative.Mentions;
import io.gongkai.normalize.narrative.Sections;
import io.gongkai.normalize.read.Refusal;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.UnreadableException;
import java.util.List;

/** Makes reports of JSON documents: the cells are named, the narrative is read as any other. */
final class JsonNormalizer {
  private final JsonReportReader reader;

  JsonNormalizer(NormalizerLimits limits) {
    this.reader = new JsonReportReader(limits);
  }

  NormalizeResult normalize(Submission submission, String json, Deadline deadline) {
    try {
      Report report = report(submission, reader.read(json), deadline);
      if (report.getAgency().isEmpty() || report.getYear() == 0) {
        return Normalizer.refused(submission, unidentified(report), report, json);
      }
      return new NormalizeResult.Read(report, json);
    } catch (UnreadableException e) {
      return Normalizer.refused(submission, Refusal.of(e), null, json);
    }
  }

  private static Report report(Submission submission, JsonReport read, Deadline deadline) {
    String agency = submission.getAgencyId().isEmpty() ? read.agency() : submission.getAgencyId();
    JsonString narrative = read.narrative();
    String folded = Folding.fold(narrative.value());
    List<Mention> mentions =
        Mentions.find(narrative.value(), folded, folded.length(), read.year(), deadline).stream()
            .map(mention -> inDocument(mention, narrative))
            .toList();
    List<Section> sections =
        Sections.find(folded).stream().map(section -> inDocument(section, narrative)).toList();
    return Report.newBuilder()
        .setSubmission(submission)
        .setAgency(agency)
        .setYear(read.year())
        .setForm(read.cells().layout().form())
        .setTable3Form(read.cells().layout().table3Form())
        .setCells(read.cells().build())
        .setMentions(mentions)
        .setSections(sections)
        .setLevel(ReportingLevels.of(read.agency()))
        .setPrintedAgency(read.agency())
        .setCreditCode(CreditCodes.isValid(read.creditCode()) ? read.creditCode() : "")
        .setPages(List.of())
        .build();
  }

  private static Mention inDocument(Mention mention, JsonString narrative) {
    return new Mention(
        mention.getSubject(),
        mention.getValue(),
        mention.getClause(),
        narrative.offset(mention.getStart()),
        narrative.offset(mention.getEnd()),
        mention.getScale());
  }

  private static Section inDocument(Section section, JsonString narrative) {
    return new Section(
        section.getNumber(),
        narrative.offset(section.getStart()),
        narrative.offset(section.getEnd()));
  }

  private static Refusal unidentified(Report report) {
    String lacking =
        report.getAgency().isEmpty() && report.getYear() == 0
            ? "agency, year"
            : report.getAgency().isEmpty() ? "agency" : "year";
    return new Refusal(
        UnreadableReason.UNIDENTIFIED,
        "JSON 没有给出 " + lacking + "。请补充后重新提交。",
        "The JSON document does not give: " + lacking + ". Add it and publish again.");
  }
}
