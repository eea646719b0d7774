package io.gongkai.app.replay;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A season of fictional agencies: three years each, with slips in table 4, corrections, documents
 * that come twice, withdrawals, some followed by a return, and documents that are no reports.
 */
final class Corpus {
  static final int AGENCIES = 40;
  private static final int FIRST_YEAR = 2022;
  private static final int YEARS = 3;
  private static final FormLayout FORM =
      FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);

  private final ReportGenerator reports = new ReportGenerator(new Random(20250131));
  private final Set<String> slips = new TreeSet<>();
  private final Set<String> withdrawn = new TreeSet<>();
  private int documents;
  private int unreadable;

  /** Hands all in, and waits where the order counts. */
  void handIn(LiveRun live) throws Exception {
    List<String> first = new ArrayList<>();
    for (int i = 0; i < AGENCIES; i++) {
      for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
        first.add(publish(live, i, year, i % 5 == 1 && year == 2023));
      }
      if (i % 10 == 9) {
        publish(live, i, "关于编制2024年度政府信息公开工作年度报告的通知\n请各单位按时报送。第" + i + "号\n");
        unreadable++;
      }
    }
    live.awaitQuiet();
    for (int i = 0; i < AGENCIES; i++) {
      if (i % 4 == 0) {
        publish(live, i, 2024, i % 8 == 0);
      }
      if (i % 6 == 0) {
        publish(live, i, first.get(YEARS * i));
      }
      if (i % 8 == 3) {
        live.withdraw(key(i, 2022));
        withdrawn.add(key(i, 2022));
      }
    }
    // Its correction is withdrawn, then its first report handed in again: that one stands.
    String corrected = first.get(YEARS * 8 + 2);
    live.awaitQuiet();
    live.withdraw(key(8, 2024));
    live.awaitQuiet();
    publish(live, 8, corrected);
    slips.remove(key(8, 2024));
    publish(live, 11, first.get(YEARS * 11));
    withdrawn.remove(key(11, 2022));
    live.awaitQuiet();
  }

  private String publish(LiveRun live, int agency, int year, boolean slips) throws Exception {
    String text = text(agency, year, slips);
    publish(live, agency, text);
    if (slips) {
      this.slips.add(key(agency, year));
    } else {
      this.slips.remove(key(agency, year));
    }
    return text;
  }

  private void publish(LiveRun live, int agency, String text) throws Exception {
    live.publish(name(agency), text);
    documents++;
  }

  private String text(int agency, int year, boolean slips) {
    Truth truth = reports.next(FORM);
    List<BigDecimal> values = new ArrayList<>(truth.values());
    if (slips) {
      values.set(
          FORM.cell("t4.reconsideration", "total").orElseThrow().index(),
          truth.value("t4.reconsideration", "total").add(BigDecimal.ONE));
    }
    return TextLayout.TABS.render(new Truth(name(agency), year, FORM, values));
  }

  static String name(int agency) {
    return "云溪县第" + agency + "局";
  }

  static String key(int agency, int year) {
    return ReportKey.of(name(agency), year);
  }

  /** The reports that stand and break T4-SUM. */
  Set<String> slips() {
    return slips;
  }

  /** The reports that are withdrawn in the end. */
  Set<String> withdrawn() {
    return withdrawn;
  }

  /** Documents handed in. */
  int documents() {
    return documents;
  }

  /** Documents that are no reports. */
  int unreadable() {
    return unreadable;
  }

  /** Reports that stand in the end. */
  int standing() {
    return AGENCIES * YEARS - withdrawn.size();
  }
}
