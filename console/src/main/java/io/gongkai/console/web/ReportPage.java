package io.gongkai.console.web;

import io.gongkai.console.Originals;
import io.gongkai.console.data.ReportQueries;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page of a report: what was read, what is wrong, and where it stands in the document. */
final class ReportPage {
  private static final Logger LOG = LoggerFactory.getLogger(ReportPage.class);
  private static final Pattern KEY = Pattern.compile("(?s)[^\\x00]{1,600}/[0-9]{1,4}");

  private static final Pattern SUBMISSION = Pattern.compile("[0-9a-zA-Z]{1,100}");

  private final Pages pages;
  private final ReportQueries reports;
  private final Originals originals;

  ReportPage(Pages pages, ReportQueries reports, Originals originals) {
    this.pages = pages;
    this.reports = reports;
    this.originals = originals;
  }

  void show(Context context) throws SQLException {
    String key = key(context);
    ReportQueries.Full full = reports.full(key).orElseThrow(NotFoundResponse::new);
    Page page = pages.page(context, full.stored().isFlagged() ? "flagged" : "report");
    pages.show(
        context,
        page,
        "report",
        Map.of("view", view(full, page), "key", key, "done", WaiverForms.done(context)));
  }

  void diff(Context context) throws SQLException {
    String key = key(context);
    ReportQueries.Stored before = revision(reports, context, "from");
    ReportQueries.Stored now = revision(reports, context, "to");
    RevisionDiff diff = RevisionDiff.of(before, now, text(before), text(now));
    pages.show(
        context,
        pages.page(context, "flagged"),
        "diff",
        Map.of("diff", diff, "before", before, "now", now, "key", key));
  }

  private static String key(Context context) {
    String key = Optional.ofNullable(context.queryParam("key")).orElse("");
    if (!KEY.matcher(key).matches()) {
      throw new NotFoundResponse();
    }
    return key;
  }

  /**
   * What was read of one submission of a report.
   *
   * @param field name of the field of the query that holds the submission's id
   * @throws NotFoundResponse when there is none
   */
  static ReportQueries.Stored revision(ReportQueries reports, Context context, String field)
      throws SQLException {
    String submissionId = context.queryParam(field);
    String key = key(context);
    if (submissionId == null || !SUBMISSION.matcher(submissionId).matches()) {
      throw new NotFoundResponse();
    }
    return reports.revision(key, submissionId).orElseThrow(NotFoundResponse::new);
  }

  /** The text of a document; null when it is not to be had. */
  private String text(ReportQueries.Stored stored) {
    try {
      return originals
          .read(stored.report().getSubmission())
          .map(Originals.Original::text)
          .orElse(null);
    } catch (RuntimeException e) {
      LOG.warn("The document of a revision is not to be had: {}", e.toString());
      return null;
    }
  }

  private ReportView view(ReportQueries.Full full, Page page) {
    try {
      Originals.Original original =
          originals.read(full.stored().report().getSubmission()).orElse(null);
      return ReportView.of(full, original, false, page.language());
    } catch (RuntimeException e) {
      LOG.warn("The document of a report is not to be had: {}", e.toString());
      return ReportView.of(full, null, true, page.language());
    }
  }
}
