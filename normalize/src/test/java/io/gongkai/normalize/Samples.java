package io.gongkai.normalize;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.Damage;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.Figures;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.util.List;
import java.util.Set;

/** Which reports are generated to measure accuracy, and what cannot be asked of a reader. */
final class Samples {
  /** Half of all reports have the usual figures, the other half all other kinds. */
  private static final List<Figures> FIGURES =
      List.of(
          Figures.USUAL,
          Figures.DENSE,
          Figures.USUAL,
          Figures.HUGE,
          Figures.USUAL,
          Figures.SPARSE,
          Figures.USUAL,
          Figures.ZERO);

  /**
   * With nothing between the cells, zeros in front of a number are numbers of their own, so are the
   * digits behind a point, and a page number is one of the row's: no reading is better than
   * another.
   */
  private static final Set<Noise> NOT_GLUED =
      Set.of(
          Noise.LEADING_ZEROS,
          Noise.WHOLE_DECIMALS,
          Noise.PAGE_NUMBERS,
          Noise.BARE_PAGE_NUMBERS,
          Noise.ROWS_TORN,
          Noise.LABELS_TORN);

  /** What makes a number longer than a narrow cell, or stands beside one. */
  private static final Set<Noise> NOT_NARROW =
      Set.of(Noise.BARE_PAGE_NUMBERS, Noise.LEADING_ZEROS, Noise.NOTES);

  private Samples() {}

  /** The n-th report: every fourth in the edition of 2019, every seventh with its table 3. */
  static Truth truth(ReportGenerator generator, int n, ReportLayout layout) {
    FormEdition edition = n % 4 == 3 ? FormEdition.FORM_2019 : FormEdition.FORM_2021;
    FormEdition rows = n % 7 == 6 ? FormEdition.FORM_2019 : edition;
    Figures figures = isNarrow(layout) ? Figures.SPARSE : FIGURES.get(n % FIGURES.size());
    return generator.next(FormLayout.of(edition, rows), figures);
  }

  /**
   * Whether long numbers do not fit the cells of a layout: in a PDF without lines they wrap, and
   * are tried by tests of their own.
   */
  static boolean isNarrow(ReportLayout layout) {
    return layout == DocumentLayout.PDF_UNRULED;
  }

  /** Whether a noise makes sense in a layout. */
  static boolean isPrintable(ReportLayout layout, Noise noise) {
    return (layout != TextLayout.GLUED || !NOT_GLUED.contains(noise))
        && (!isNarrow(layout) || !NOT_NARROW.contains(noise))
        && (!isPdf(layout) || noise != Noise.CELL_EXTRA);
  }

  /** Whether a damage can be printed: a row of a PDF has no room for a cell more. */
  static boolean isPrintable(ReportLayout layout, Damage damage) {
    return !(isPdf(layout) && damage == Damage.SPLIT);
  }

  private static boolean isPdf(ReportLayout layout) {
    return layout instanceof DocumentLayout && layout.name().startsWith("PDF");
  }
}
