package io.gongkai.testkit.model;

import io.gongkai.model.ReceiptStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The plain model of one agency: what stands and what is told of it, in maps and lists, without
 * topics and stores. What the pipeline does is held against it.
 */
public final class PlainAgency {
  /**
   * Figures of a document.
   *
   * @param carriedIn applications carried over from the year before
   * @param carriedOut applications carried over to the next year
   * @param broken reviews that the document states without any outcome; 0: none, and its sums hold
   */
  public record Figures(int carriedIn, int carriedOut, int broken) {}

  /**
   * A document.
   *
   * @param id id of its submission; papers with the same id are the same
   * @param year report year
   * @param figures its figures; null: it cannot be read
   * @param text what is handed in
   */
  public record Paper(String id, int year, Figures figures, String text) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Paper paper && paper.id.equals(id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  /**
   * When and where a document was handed in: what orders revisions.
   *
   * @param at time by the broker's clock
   * @param offset offset on the partition of the agency
   */
  public record Place(Instant at, long offset) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byTime = at.compareTo(other.at);
      return byTime == 0 ? Long.compare(offset, other.offset) : byTime;
    }
  }

  /**
   * A receipt, as far as the model knows it.
   *
   * @param id id of the submission
   * @param status what became of it
   * @param codes codes of the rules that flag it, sorted
   */
  public record Told(String id, ReceiptStatus status, List<String> codes) {}

  /**
   * A report that stands.
   *
   * @param id id of its submission
   * @param year report year
   * @param failing codes of the rules that fail, sorted
   * @param waived those of them that are waived
   */
  public record Stands(String id, int year, List<String> failing, List<String> waived) {
    /** Codes of the rules that flag it. */
    public List<String> flagging() {
      return failing.stream().filter(code -> !waived.contains(code)).toList();
    }

    /** The receipt of its verdict. */
    public Told verdict() {
      ReceiptStatus status = flagging().isEmpty() ? ReceiptStatus.CLEAN : ReceiptStatus.FLAGGED;
      return new Told(id, status, flagging());
    }
  }

  /**
   * A waiver of a rule for a year.
   *
   * @param figures the figures that it is for
   * @param expires end of its time; null: none
   */
  public record Waived(String figures, Instant expires) {}

  /** The codes that the model knows; papers break no other rule. */
  public static final List<String> RULES = List.of("T4-SUM", "X-CARRY");

  private final Map<String, Long> read = new HashMap<>();
  private final Map<String, Long> refused = new HashMap<>();
  private final Map<Integer, Place> newest = new HashMap<>();
  private final Map<Integer, Paper> current = new TreeMap<>();
  private final Map<String, Waived> waivers = new TreeMap<>();

  /** Hands a paper in; returns the receipts, without those for what rests on it. */
  public List<Told> handIn(Paper paper, Place place, Instant now) {
    List<Told> told = new ArrayList<>();
    told.add(new Told(paper.id(), ReceiptStatus.RECEIVED, List.of()));
    if (paper.figures() != null) {
      told.add(new Told(paper.id(), ReceiptStatus.NORMALIZED, List.of()));
    }
    told.addAll(process(paper, place, now));
    return told;
  }

  /** What validate makes of a paper that was read, for the first time or again. */
  public List<Told> process(Paper paper, Place place, Instant now) {
    if (paper.figures() == null) {
      return refuse(paper, place);
    }
    boolean newer =
        !newest.containsKey(paper.year()) || place.compareTo(newest.get(paper.year())) > 0;
    Long before = read.get(paper.id());
    if (before != null && !(newer && !current.containsKey(paper.year()))) {
      return before == place.offset()
          ? List.of()
          : List.of(new Told(paper.id(), ReceiptStatus.DUPLICATE, List.of()));
    }
    read.put(paper.id(), place.offset());
    if (!newer) {
      List<String> failing = failing(paper);
      List<String> waived = waived(paper, failing, now);
      Stands late = new Stands(paper.id(), paper.year(), failing, waived);
      ReceiptStatus status =
          current.containsKey(paper.year()) ? ReceiptStatus.SUPERSEDED : ReceiptStatus.WITHDRAWN;
      return List.of(new Told(paper.id(), status, late.flagging()));
    }
    newest.put(paper.year(), place);
    Paper old = current.put(paper.year(), paper);
    List<Told> told = new ArrayList<>();
    if (old != null) {
      told.add(new Told(old.id(), ReceiptStatus.SUPERSEDED, List.of()));
    }
    told.add(standing(now).get(paper.year()).verdict());
    return told;
  }

  private List<Told> refuse(Paper paper, Place place) {
    Long before = refused.putIfAbsent(paper.id(), place.offset());
    if (before != null && before == place.offset()) {
      return List.of();
    }
    return List.of(
        before == null
            ? new Told(paper.id(), ReceiptStatus.UNREADABLE, List.of())
            : new Told(paper.id(), ReceiptStatus.DUPLICATE, List.of()));
  }

  /** Takes the report of a year back; returns the receipts. */
  public List<Told> withdraw(int year) {
    Paper old = current.remove(year);
    return old == null
        ? List.of()
        : List.of(new Told(old.id(), ReceiptStatus.WITHDRAWN, List.of()));
  }

  /**
   * Takes back what was handed in for a year until a place, also what comes only later; returns the
   * receipts.
   */
  public List<Told> withdraw(int year, Place until) {
    Place last = newest.get(year);
    if (last != null && last.compareTo(until) > 0) {
      return List.of();
    }
    newest.put(year, until);
    return withdraw(year);
  }

  /** Gives a waiver; null revokes it. */
  public void waive(int year, String rule, Waived waived) {
    if (waived == null) {
      waivers.remove(year + rule);
    } else {
      waivers.put(year + rule, waived);
    }
  }

  /** What stands, by year. */
  public Map<Integer, Stands> standing(Instant now) {
    Map<Integer, Stands> standing = new TreeMap<>();
    current.forEach(
        (year, paper) -> {
          List<String> failing = failing(paper);
          standing.put(year, new Stands(paper.id(), year, failing, waived(paper, failing, now)));
        });
    return standing;
  }

  /** The figures that a waiver of a rule is for, as they are now; null when the rule holds. */
  public String figures(int year, String rule) {
    Paper paper = current.get(year);
    return paper == null || !failing(paper).contains(rule) ? null : figures(paper, rule);
  }

  private String figures(Paper paper, String rule) {
    return rule.equals("T4-SUM")
        ? "broken " + paper.figures().broken()
        : current.get(paper.year() - 1).figures().carriedOut() + "≠" + paper.figures().carriedIn();
  }

  private List<String> failing(Paper paper) {
    List<String> failing = new ArrayList<>();
    if (paper.figures().broken() > 0) {
      failing.add("T4-SUM");
    }
    Paper before = current.get(paper.year() - 1);
    if (before != null && before.figures().carriedOut() != paper.figures().carriedIn()) {
      failing.add("X-CARRY");
    }
    return failing;
  }

  private List<String> waived(Paper paper, List<String> failing, Instant now) {
    return failing.stream()
        .filter(
            rule -> {
              Waived waiver = waivers.get(paper.year() + rule);
              return waiver != null
                  && (waiver.expires() == null || waiver.expires().isAfter(now))
                  && waiver.figures().equals(figures(paper, rule));
            })
        .toList();
  }
}
