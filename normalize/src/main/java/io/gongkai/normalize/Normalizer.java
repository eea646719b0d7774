package io.gongkai.normalize;

import io.gongkai.model.Cells;
import io.gongkai.model.Mention;
import io.gongkai.model.Report;
import io.gongkai.model.Section;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.normalize.align.HanIndex;
import io.gongkai.normalize.identify.CreditCodes;
import io.gongkai.normalize.identify.Identifier;
import io.gongkai.normalize.identify.Identity;
import io.gongkai.normalize.identify.ReportingLevels;
import io.gongkai.normalize.lex.TextIndex;
import io.gongkai.normalize.narrative.Imprint;
import io.gongkai.normalize.narrative.Mentions;
import io.gongkai.normalize.narrative.Outlines;
import io.gongkai.normalize.narrative.Sections;
import io.gongkai.normalize.read.DocumentReader;
import io.gongkai.normalize.read.Extraction;
import io.gongkai.normalize.read.Refusal;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.OverdueException;
import io.gongkai.normalize.read.container.WorkTime;
import io.gongkai.normalize.read.pdf.PdfPlaces;
import io.gongkai.normalize.template.TemplateMemory;
import io.gongkai.schemas.form.FormLayout;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Reads documents into reports.
 *
 * <p>A pure function of the document's bytes and its submission: the same input gives the same
 * result, on any machine. Safe for use by several threads.
 */
public final class Normalizer {
  private final NormalizerLimits limits;
  private final LongSupplier nanoTime;
  private final DocumentReader reader;
  private final JsonNormalizer json;
  private final TemplateMemory memory = new TemplateMemory();

  /** A normalizer that refuses what is over the limits. */
  public Normalizer(NormalizerLimits limits) {
    this(limits, new WorkTime());
  }

  /**
   * A normalizer that refuses what is over the limits.
   *
   * @param nanoTime the clock that the time limit is measured by, in nanoseconds of any origin;
   *     asked by the thread that reads
   */
  public Normalizer(NormalizerLimits limits, LongSupplier nanoTime) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    this.reader = new DocumentReader(limits, nanoTime);
    this.json = new JsonNormalizer(limits);
  }

  /**
   * Reads a document.
   *
   * @param submission what is known of the document; its media type is replaced by the one found
   * @param document the document's bytes; not changed
   * @return the report, or why its tables could not be read
   */
  public NormalizeResult normalize(Submission submission, byte[] document) {
    return normalize(submission, document, PdfPlaces.ignored());
  }

  /**
   * Reads a document that is looked at.
   *
   * @param submission what is known of the document; its media type is replaced by the one found
   * @param document the document's bytes; not changed
   * @param places is told where on its pages the text of a PDF file stands
   * @return the report, or why its tables could not be read: what {@link #normalize(Submission,
   *     byte[])} gives
   */
  public NormalizeResult normalize(Submission submission, byte[] document, PdfPlaces places) {
    Deadline deadline = Deadline.in(limits.maxTime(), nanoTime);
    Extraction extraction = reader.read(document, deadline, places);
    Submission found =
        Submission.newBuilder(submission).setMediaType(extraction.mediaType()).build();
    if (extraction instanceof Extraction.Failure failure) {
      return refused(found, failure.refusal(), null, "");
    }
    try {
      return extraction instanceof Extraction.Json named
          ? json.normalize(found, named.text(), deadline)
          : report(found, (Extraction.Text) extraction, deadline);
    } catch (OverdueException e) {
      return refused(found, Refusal.of(e.refusal()), null, "");
    }
  }

  private NormalizeResult report(
      Submission submission, Extraction.Text extraction, Deadline deadline) {
    String text = extraction.text();
    TextIndex indexed = TextIndex.of(text);
    String folded = indexed.folded();
    HanIndex index = new HanIndex(indexed);
    ReportReader.Tables tables = new ReportReader(text, folded, index, deadline, memory).read();
    deadline.checkReading();
    Identity identity = Identifier.identify(folded, index);
    Cells cells = tables.cells().build();
    FormLayout layout = tables.cells().layout();
    deadline.checkReading();
    List<Section> sections = Sections.find(folded);
    int narrativeEnd = narrativeEnd(sections, tables, folded.length());
    List<Mention> mentions = Mentions.find(text, folded, narrativeEnd, identity.year(), deadline);
    Imprint.addTo(mentions, text, folded, firstSection(sections));
    Report report =
        Report.newBuilder()
            .setSubmission(submission)
            .setAgency(
                submission.getAgencyId().isEmpty() ? identity.agency() : submission.getAgencyId())
            .setYear(identity.year())
            .setForm(layout.form())
            .setTable3Form(layout.table3Form())
            .setCells(cells)
            .setMentions(mentions)
            .setSections(sections)
            .setLevel(ReportingLevels.of(identity.agency()))
            .setPrintedAgency(identity.agency())
            .setCreditCode(CreditCodes.find(folded).orElse(""))
            .setOutline(Outlines.of(indexed))
            .setPages(extraction.pages())
            .build();
    Optional<Refusal> refusal = Admission.refusal(report, tables, identity, folded);
    return refusal.isPresent()
        ? refused(submission, refusal.get(), hasValues(cells) ? report : null, text)
        : new NormalizeResult.Read(report, text);
  }

  /**
   * Where the section of table 2 starts; words of the table stand in the narrative too. Numbers
   * behind it are not taken for mentions: notes between the tables speak of single cells and of
   * corrections, and sections five and six of plans, of other years and of other duties, in the
   * same words as the narrative speaks of the year's totals.
   */
  private static int narrativeEnd(List<Section> sections, ReportReader.Tables tables, int length) {
    return sections.stream()
        .filter(section -> section.getNumber() == 2)
        .findFirst()
        .map(Section::getStart)
        .or(() -> tables.zones().start())
        .orElse(length);
  }

  private static int firstSection(List<Section> sections) {
    return sections.stream()
        .filter(section -> section.getNumber() == 1)
        .findFirst()
        .map(Section::getStart)
        .orElse(-1);
  }

  private static boolean hasValues(Cells cells) {
    return cells.getStarts().stream().anyMatch(start -> start >= 0);
  }

  static NormalizeResult refused(
      Submission submission, Refusal refusal, Report partial, String text) {
    return new NormalizeResult.Refused(
        new Unreadable(submission, refusal.reason(), refusal.zh(), refusal.en(), partial), text);
  }
}
