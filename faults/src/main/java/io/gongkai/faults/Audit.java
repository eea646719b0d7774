package io.gongkai.faults;

import io.gongkai.model.ReceiptStatus;
import io.gongkai.model.Verdict;
import io.gongkai.testkit.model.PlainAgency.Stands;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holds what the topics and the database hold against the plain model: nothing lost, nothing
 * doubled, one current verdict for every submission.
 */
final class Audit {
  private static final Set<ReceiptStatus> VERDICTS =
      Set.of(ReceiptStatus.CLEAN, ReceiptStatus.FLAGGED);
  private static final int MOST = 20;

  private final Ledger ledger;
  private final List<String> violations = new ArrayList<>();

  private Audit(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * What is wrong on the topics, at most some twenty lines; empty: nothing.
   *
   * @param acknowledged places of reports.raw that the broker acknowledged, with the submission
   * @param accepted submissions that a gateway accepted
   * @param poison text of each dead letter that should be there, with its topic
   */
  static List<String> ofTopics(
      Ledger ledger, Map<String, String> acknowledged, Set<String> accepted, Set<String> poison) {
    Audit audit = new Audit(ledger);
    audit.documents(acknowledged, accepted);
    audit.receipts();
    audit.standing();
    audit.counts();
    audit.deadLetters(poison);
    return audit.violations();
  }

  /**
   * What the database has otherwise than the topics; empty: nothing.
   *
   * @param poison records that the sink cannot read, by topic and text
   */
  static List<String> ofDatabase(Ledger ledger, DatabaseState database, Set<String> poison) {
    Audit audit = new Audit(ledger);
    Map<String, String> current = new TreeMap<>();
    for (Verdict verdict : Verdict.values()) {
      ledger
          .standing(verdict)
          .forEach(
              (key, report) ->
                  current.put(
                      key, report.id() + " " + verdict + " " + String.join(",", report.codes())));
    }
    audit.same("current_report", current, database.current());
    Map<String, String> reports = new TreeMap<>();
    ledger.everStood().forEach((key, all) -> reports.put(key, String.join(",", all)));
    audit.same("report", reports, database.reports());
    Map<String, String> unreadables = new TreeMap<>();
    ledger.unreadables().forEach(id -> unreadables.put(id, ""));
    audit.same("unreadable_document", unreadables, database.unreadables());
    Map<String, String> receipts = new TreeMap<>();
    Map<String, String> statuses = new TreeMap<>();
    ledger
        .receipts()
        .forEach(
            (id, all) ->
                all.forEach(
                    receipt -> {
                      receipts.put(receipt.place(), id + " " + receipt.status());
                      statuses.merge(
                          id,
                          receipt.status().name(),
                          (before, next) -> receipt.isStatus() ? next : before);
                    }));
    audit.same("receipt_record", receipts, database.receipts());
    audit.same("submission", statuses, database.statuses());
    audit.same("flagged_count", audit.reportsByRule(), database.counts());
    audit.same("dead_letter", times(poison), database.deadLetters());
    return audit.violations();
  }

  private List<String> violations() {
    return List.copyOf(violations.subList(0, Math.min(violations.size(), MOST)));
  }

  private void documents(Map<String, String> acknowledged, Set<String> accepted) {
    acknowledged.forEach(
        (place, id) -> {
          if (!id.equals(ledger.raw().get(place))) {
            say("LOST: acknowledged at reports.raw %s, not there: %s", place, id);
          }
        });
    for (String id : accepted) {
      if (!ledger.handedIn().containsKey(id)) {
        say("LOST: accepted by the gateway, not on reports.raw: %s", id);
      }
    }
    ledger.strangers().forEach(place -> say("nobody handed in what is at reports.raw %s", place));
    ledger
        .raw()
        .forEach(
            (place, id) -> {
              int results = ledger.results(place);
              if (results != 1) {
                say(
                    "%s: %d records on reports.normalized and reports.unreadable of raw %s %s",
                    results == 0 ? "LOST" : "DOUBLED", results, place, id);
              }
            });
  }

  private void receipts() {
    Set<String> ids = new HashSet<>(ledger.handedIn().keySet());
    ids.addAll(ledger.receipts().keySet());
    Map<String, Stands> standing = new TreeMap<>();
    ledger.expected().values().forEach(it -> standing.put(it.id(), it));
    for (String id : ids) {
      times(id, ReceiptStatus.RECEIVED, ledger.handedIn().getOrDefault(id, 0));
      times(id, ReceiptStatus.NORMALIZED, ledger.read(id));
      for (ReceiptStatus status : ReceiptStatus.values()) {
        if (status != ReceiptStatus.RECEIVED
            && status != ReceiptStatus.NORMALIZED
            && !VERDICTS.contains(status)) {
          times(id, status, ledger.told(id, status));
        }
      }
      verdicts(id, standing.get(id));
    }
  }

  private void times(String id, ReceiptStatus status, int expected) {
    long actual = ledger.receipts(id).stream().filter(it -> it.status() == status).count();
    if (actual != expected) {
      say(
          "%s: %d receipts %s instead of %d of %s",
          actual < expected ? "LOST" : "DOUBLED", actual, status, expected, id);
    }
  }

  private void verdicts(String id, Stands stands) {
    List<Ledger.Receipt> statuses =
        ledger.receipts(id).stream().filter(Ledger.Receipt::isStatus).toList();
    for (int i = 1; i < statuses.size(); i++) {
      if (statuses.get(i).status() == statuses.get(i - 1).status()
          && statuses.get(i).codes().equals(statuses.get(i - 1).codes())) {
        say("DOUBLED: receipt %s of %s twice on end", statuses.get(i).status(), id);
      }
    }
    boolean judged = statuses.stream().anyMatch(it -> VERDICTS.contains(it.status()));
    boolean shouldBe = VERDICTS.stream().mapToInt(verdict -> ledger.told(id, verdict)).sum() > 0;
    if (judged != shouldBe) {
      say("%s: a verdict of %s", judged ? "UNEXPECTED" : "LOST", id);
    }
    if (statuses.isEmpty()) {
      say("LOST: what became of %s", id);
      return;
    }
    Ledger.Receipt last = statuses.get(statuses.size() - 1);
    if (stands == null) {
      if (last.status() != ledger.lastTold(id)) {
        say("WRONG: %s is %s instead of %s", id, last.status(), ledger.lastTold(id));
      }
    } else if (last.status() != stands.verdict().status()
        || !last.codes().equals(stands.flagging())) {
      say("WRONG: %s is %s %s instead of %s", id, last.status(), last.codes(), stands.verdict());
    }
  }

  private void standing() {
    Map<String, String> expected = new TreeMap<>();
    ledger
        .expected()
        .forEach(
            (key, stands) ->
                expected.put(
                    key, stands.verdict().status() + " " + stands.id() + " " + stands.flagging()));
    Map<String, String> actual = new TreeMap<>();
    for (Verdict verdict : Verdict.values()) {
      ledger
          .standing(verdict)
          .forEach(
              (key, report) -> {
                String text = verdict + " " + report.id() + " " + report.codes();
                String other = actual.put(key, text);
                if (other != null) {
                  say("DOUBLED: %s stands as %s and as %s", key, other, text);
                }
              });
    }
    same("what stands", expected, actual);
  }

  private void counts() {
    Map<String, Long> expected = new TreeMap<>();
    for (Stands stands : ledger.expected().values()) {
      List<String> flagging = stands.flagging();
      if (!flagging.isEmpty()) {
        String highest = flagging.contains("T4-SUM") ? "ERROR" : "WARNING";
        expected.merge("ANY/" + highest + "/" + stands.year(), 1L, Long::sum);
      }
      for (String rule : flagging) {
        String severity = rule.equals("T4-SUM") ? "ERROR" : "WARNING";
        expected.merge(rule + "/" + severity + "/" + stands.year(), 1L, Long::sum);
      }
    }
    same("reports.flagged-counts", expected, ledger.counts());
  }

  private void deadLetters(Set<String> poison) {
    same("dead letters", times(poison), ledger.deadLetters());
  }

  private Map<String, Long> reportsByRule() {
    Map<String, Long> counts = new TreeMap<>();
    for (Stands stands : ledger.expected().values()) {
      stands.flagging().forEach(rule -> counts.merge(rule + "/" + stands.year(), 1L, Long::sum));
    }
    return counts;
  }

  private static Map<String, Integer> times(Set<String> texts) {
    Map<String, Integer> times = new TreeMap<>();
    texts.forEach(text -> times.put(text, 1));
    return times;
  }

  private void same(String what, Map<String, ?> expected, Map<String, ?> actual) {
    Set<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(actual.keySet());
    for (String key : keys) {
      Object should = expected.get(key);
      Object is = actual.get(key);
      if (should == null) {
        say("%s: %s is %s, and should not be there", what, key, is);
      } else if (is == null) {
        say("%s: %s is not there, and should be %s", what, key, should);
      } else if (!should.equals(is)) {
        say("%s: %s is %s instead of %s", what, key, is, should);
      }
    }
  }

  private void say(String format, Object... arguments) {
    violations.add(String.format(Locale.ROOT, format, arguments));
  }
}
