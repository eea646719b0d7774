package io.gongkai.validate.prose;

import io.gongkai.model.MentionSubject;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private static final String DIRECT = "t4.litigation_direct";
  private static final String AFTER_RECONSIDERATION = "t4.litigation_after_reconsideration";
  private static final String DOCUMENTS = "t2.normative_documents";

  /** Rows of table 3 by the subjects that count them. */
  private static final Map<String, String> REASONS =
      Map.of(
          "refused_", "t3.refused.",
          "unavailable_", "t3.unavailable.",
          "not_processed_", "t3.not_processed.",
          "otherwise_", "t3.other.");

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
      case GRANTED -> {
        all.applicants(List.of("t3.granted"));
        all.applicants(List.of("t3.granted", "t3.partially_granted"));
      }
      case PARTIALLY_GRANTED -> all.applicants(List.of("t3.partially_granted"));
      case GRANTED_OR_PARTIALLY -> all.applicants(List.of("t3.granted", "t3.partially_granted"));
      case REFUSED -> all.groups("t3.refused.", "t3.unavailable.", "t3.not_processed.");
      case UNAVAILABLE -> all.groups("t3.unavailable.");
      case NOT_PROCESSED -> all.groups("t3.not_processed.", "t3.other");
      case OTHERWISE_HANDLED -> all.otherwiseHandled();
      case NATURAL_PERSONS -> all.byApplicant(List.of("natural_person"));
      case ORGANISATIONS -> all.organisations();
      case RECONSIDERATIONS_UPHELD -> all.outcome("upheld", "t4.reconsideration");
      case RECONSIDERATIONS_CORRECTED -> all.outcome("corrected", "t4.reconsideration");
      case LAWSUITS_UPHELD -> all.outcome("upheld", DIRECT, AFTER_RECONSIDERATION);
      case LAWSUITS_CORRECTED -> all.outcome("corrected", DIRECT, AFTER_RECONSIDERATION);
      default -> {
        all.reason(subject);
        all.figure(subject);
      }
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

  /** The rows of a group together, and with those of the groups behind it. */
  private void groups(String... prefixes) {
    List<Integer> cells = new ArrayList<>();
    for (String prefix : prefixes) {
      cells.addAll(totals(item -> item.startsWith(prefix)));
      readings.add(new Reading(cells, List.of()));
    }
  }

  private void otherwiseHandled() {
    groups("t3.other");
    layout
        .cell("t3.other.other", TOTAL)
        .ifPresent(cell -> readings.add(new Reading(List.of(cell.index()), List.of())));
  }

  private void byApplicant(List<String> columns) {
    readings.add(sum(List.of("t3.received"), columns));
    readings.add(sum(List.of("t3.received", "t3.carried_in"), columns));
    readings.add(sum(List.of("t3.total"), columns));
  }

  private void organisations() {
    kind("商业企业", "commercial_enterprise");
    kind("科研机构", "research_institution");
    kind("公益组织", "social_organization");
    kind("法律服务", "legal_service");
    byApplicant(ORGANISATIONS);
  }

  private void kind(String words, String column) {
    if (clause.says(words)) {
      byApplicant(List.of(column));
    }
  }

  /** Cases with an outcome, of each group and of all. */
  private void outcome(String column, String... groups) {
    readings.add(sum(List.of(groups), List.of(column)));
    for (String group : groups) {
      readings.add(sum(List.of(group), List.of(column)));
    }
  }

  /**
   * One reason of the form, over all applicants; editions without its row have no reading of it.
   */
  private void reason(MentionSubject subject) {
    String name = subject.name().toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> group : REASONS.entrySet()) {
      if (name.startsWith(group.getKey())) {
        single(group.getValue() + name.substring(group.getKey().length()), TOTAL);
      }
    }
  }

  /** Figures of table 2; an edition that does not have one has no reading of it. */
  private void figure(MentionSubject subject) {
    switch (subject) {
      case NORMATIVE_DOCUMENTS_ISSUED -> {
        single(DOCUMENTS, "issued");
        single(DOCUMENTS, "made");
        single(DOCUMENTS, "disclosed");
      }
      case NORMATIVE_DOCUMENTS_REPEALED -> single(DOCUMENTS, "repealed");
      case NORMATIVE_DOCUMENTS_IN_FORCE -> single(DOCUMENTS, "in_force");
      case LICENSING_DECISIONS -> single("t2.licensing", "decisions");
      case PENALTY_DECISIONS -> single("t2.penalties", "decisions");
      case COERCION_DECISIONS -> single("t2.coercion", "decisions");
      case FEES -> single("t2.fees", "amount");
      default -> {}
    }
  }

  private void single(String item, String column) {
    layout
        .cell(item, column)
        .ifPresent(cell -> readings.add(new Reading(List.of(cell.index()), List.of())));
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
    int index = layout.index(item, column);
    if (index < 0) {
      throw new IllegalStateException("the form has no cell " + item + "/" + column);
    }
    return index;
  }
}
