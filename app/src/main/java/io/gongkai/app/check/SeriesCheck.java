package io.gongkai.app.check;

import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.validate.Validator;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.YearFigures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges the reports among checked files once more, each among the other years of its agency. */
final class SeriesCheck {
  private final Validator validator;

  SeriesCheck(Validator validator) {
    this.validator = validator;
  }

  /**
   * Judges files among one another; of several reports of one agency for one year the last counts
   * for the other years.
   *
   * @param files checked files
   * @return the same files in the same order
   */
  List<CheckedFile> check(List<CheckedFile> files) {
    Map<String, AgencySeries> agencies = new HashMap<>();
    for (CheckedFile file : files) {
      if (file instanceof CheckedFile.Judged judged) {
        String key = key(judged);
        agencies.compute(
            ReportKey.agency(key),
            (agency, known) ->
                (known == null ? AgencySeries.EMPTY : known)
                    .with(ReportKey.year(key), YearFigures.of(judged.validated())));
      }
    }
    return files.stream().map(file -> among(file, agencies)).toList();
  }

  private CheckedFile among(CheckedFile file, Map<String, AgencySeries> agencies) {
    if (!(file instanceof CheckedFile.Judged judged)) {
      return file;
    }
    String key = key(judged);
    return new CheckedFile.Judged(
        judged.source(),
        validator.validate(
            judged.validated().getReport(),
            ReportKey.year(key),
            agencies.get(ReportKey.agency(key))),
        judged.text());
  }

  private static String key(CheckedFile.Judged judged) {
    return ReportKey.of(judged.validated().getReport());
  }
}
