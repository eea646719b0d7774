package io.gongkai.validate.prose;

import io.gongkai.model.MentionSubject;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The legitimate readings of a number in the narrative.
 *
 * <p>The first reading is the one that people expect, and the one a finding compares with.
 */
final class Readings {
  private static final String TOTAL = "total";
  private static final List<String> ORGANISATIONS =
      List.of(
          "commercial_enterprise",
          "research_institution",
          "social_organization",
          "legal_service",
          "other");

  private final FormLayout layout;
  private final Clause clause;
  private final List<Reading> readings = new ArrayList<>();

  private Readings(FormLayout layout, Clause clause) {
    this.layout = layout;
    this.clause = clause;
  }

  /**
   * All readings of a number about a subject in a clause; none for a subject that no rule knows.
   */
  static List<Reading> of(MentionSubject subject, Clause clause, FormLayout layout) {
    Readings all = new Readings(layout, clause);
    switch (subject) {
      case RECEIVED -> all.received();
      case ANSWERED -> all.answered();
      case RECEIVED_AND_ANSWERED -> all.receivedAndAnswered();
      case CARRIED_IN -> all.applicants(List.of("t3.carried_in"));
      case CARRIED_OUT -> all.applicants(List.of("t3.carried_out"));
      case RECONSIDERATIONS -> all.cases(List.of("t4.reconsideration"));
      case LAWSUITS -> all.lawsuits();
      case RECONSIDERATIONS_AND_LAWSUITS -> all.reconsiderationsAndLawsuits();
      case OTHER -> {}
    }
    return all.readings;
  }

  private void received() {
    applicants(List.of("t3.received"));
    applicants(List.of("t3.received", "t3.carried_in"));
    applicants(List.of("t3.total", "t3.carried_out"));
  }

  private void answered() {
    applicants(List.of("t3.total"));
    applicants(List.of("t3.received"));
    applicants(List.of("t3.received", "t3.carried_in"));
    // Some offices count only real answers.
    List<Integer> other = totals(item -> item.equals("t3.other") || item.startsWith("t3.other."));
    List<Integer> notProcessed = totals(item -> item.startsWith("t3.not_processed."));
    List<Integer> both = new ArrayList<>(other);
    both.addAll(notProcessed);
    List<Integer> total = List.of(cell("t3.total", TOTAL));
    for (List<Integer> withoutAnswer : List.of(other, notProcessed, both)) {
      readings.add(new Reading(total, withoutAnswer));
    }
  }

  private void receivedAndAnswered() {
    applicants(List.of("t3.received"));
    applicants(List.of("t3.total"));
    applicants(List.of("t3.received", "t3.carried_in"));
  }

  /** The items over all applicants, and over the kind of applicant that the clause names. */
  private void applicants(List<String> items) {
    readings.add(sum(items, List.of(TOTAL)));
    if (clause.says("自然人", "个人", "公民")) {
      readings.add(sum(items, List.of("natural_person")));
    }
    if (clause.says("企业", "公司")) {
      readings.add(sum(items, List.of("commercial_enterprise")));
    }
    if (clause.says("科研机构")) {
      readings.add(sum(items, List.of("research_institution")));
    }
    if (clause.says("公益组织")) {
      readings.add(sum(items, List.of("social_organization")));
    }
    if (clause.says("法律服务", "律师")) {
      readings.add(sum(items, List.of("legal_service")));
    }
    if (clause.says("法人", "组织", "单位")) {
      readings.add(sum(items, ORGANISATIONS));
    }
  }

  private void lawsuits() {
    cases(List.of("t4.litigation_direct", "t4.litigation_after_reconsideration"));
    cases(List.of("t4.litigation_direct"));
    if (clause.says("复议后", "经复议", "经行政复议")) {
      cases(List.of("t4.litigation_after_reconsideration"));
    }
  }

  private void reconsiderationsAndLawsuits() {
    cases(
        List.of(
            "t4.reconsideration", "t4.litigation_direct", "t4.litigation_after_reconsideration"));
  }

  /** Cases of all outcomes, and of the outcome that the clause names. */
  private void cases(List<String> groups) {
    Reading all = sum(groups, List.of(TOTAL));
    readings.add(all);
    if (clause.says("办结", "审结", "结案", "已结")) {
      readings.add(new Reading(all.plus(), sum(groups, List.of("pending")).plus()));
    }
    if (clause.says("未审结", "未结", "未办结", "审理中", "正在")) {
      readings.add(sum(groups, List.of("pending")));
    }
    if (clause.says("维持")) {
      readings.add(sum(groups, List.of("upheld")));
    }
    if (clause.says("纠正", "撤销")) {
      readings.add(sum(groups, List.of("corrected")));
    }
  }

  private Reading sum(List<String> items, List<String> columns) {
    List<Integer> cells = new ArrayList<>();
    for (String item : items) {
      for (String column : columns) {
        cells.add(cell(item, column));
      }
    }
    return new Reading(cells, List.of());
  }

  private List<Integer> totals(Predicate<String> items) {
    return layout.rows().stream()
        .map(FormRow::item)
        .filter(items)
        .map(item -> cell(item, TOTAL))
        .toList();
  }

  private int cell(String item, String column) {
    return layout
        .cell(item, column)
        .orElseThrow(() -> new IllegalStateException("the form has no cell " + item + "/" + column))
        .index();
  }
}
