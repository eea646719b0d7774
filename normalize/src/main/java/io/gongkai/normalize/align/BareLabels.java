package io.gongkai.normalize.align;

import io.gongkai.normalize.align.TableZones.Zone;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the rows whose label is printed, in its place in the table's order, though no value stands
 * behind it: extractors that separate cells by nothing leave no trace of blank ones.
 */
public final class BareLabels {
  /** Labels up to this length, in Han characters, stand in other words by chance. */
  private static final int SHORT = 2;

  /** How far behind the label before it a short one may stand: its ordinal. */
  private static final int REACH = 1;

  private BareLabels() {}

  /**
   * Looks for labels of rows.
   *
   * @param labels the table's rows
   * @param index the Han characters of the text
   * @param zone where the table stands
   * @return for each row, in form order, whether its label stands between those of its neighbours
   */
  public static List<Boolean> find(RowLabels labels, HanIndex index, Zone zone) {
    String han = index.han().substring(index.count(zone.start()), index.count(zone.end()));
    int from = 0;
    boolean followsLabel = false;
    List<Boolean> found = new ArrayList<>();
    for (int row = 0; row < labels.rows().size(); row++) {
      int behind = behind(labels.wordings(row), han, from, row == 0, followsLabel);
      followsLabel = behind >= 0;
      found.add(followsLabel);
      from = Math.max(from, behind);
    }
    return found;
  }

  /** Place behind the first wording that stands there; -1 when none does. */
  private static int behind(
      List<String> wordings, String han, int from, boolean first, boolean followsLabel) {
    for (String wording : wordings) {
      int at = han.indexOf(wording, from);
      boolean inPlace = wording.length() > SHORT || first || (followsLabel && at - from <= REACH);
      if (at >= 0 && inPlace) {
        return at + wording.length();
      }
    }
    return -1;
  }
}
