package io.gongkai.app.model;

import io.gongkai.model.ReceiptStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The plain model of one agency: maps and lists, no topics and no stores. */
final class PlainAgency {
  /** Figures of a document; one that is broken states that many reviews without any outcome. */
  record Figures(int carriedIn, int carriedOut, int broken) {}

  /** A document of a year; without figures it cannot be read. */
  record Paper(String id, int year, Figures figures, String text) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Paper paper && paper.id.equals(id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }

  /** When and where a document was handed in. */
  record Place(Instant at, long offset) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byTime = at.compareTo(other.at);
      return byTime == 0 ? Long.compare(offset, other.offset) : byTime;
    }
  }

  /** A receipt, as far as the model knows it. */
  record Told(String id, ReceiptStatus status, List<String> codes) {}

  /** A report that stands, with the codes that fail and those of them that are waived. */
  record Stands(String id, int year, List<String> failing, List<String> waived) {
    List<String> flagging() {
      return failing.stream().filter(code -> !waived.contains(code)).toList();
    }

    Told verdict() {
      ReceiptStatus status = flagging().isEmpty() ? ReceiptStatus.CLEAN : ReceiptStatus.FLAGGED;
      return new Told(id, status, flagging());
    }
  }

  /** A waiver of a rule for a year. */
  record Waived(String figures, Instant expires) {}

  private final Map<String, Long> read = new HashMap<>();
  private final Map<String, Long> refused = new HashMap<>();
  private final Map<Integer, Place> newest = new HashMap<>();
  private final Map<Integer, Paper> current = new TreeMap<>();
  private final Map<String, Waived> waivers = new TreeMap<>();

  /** Hands a paper in; returns the receipts, without those for what rests on it. */
  List<Told> handIn(Paper paper, Place place, Instant now) {
    List<Told> told = new ArrayList<>();
    told.add(new Told(paper.id(), ReceiptStatus.RECEIVED, List.of()));
    if (paper.figures() != null) {
      told.add(new Told(paper.id(), ReceiptStatus.NORMALIZED, List.of()));
    }
    told.addAll(process(paper, place, now));
    return told;
  }

  /** What validate makes of a paper that was read, for the first time or again. */
  List<Told> process(Paper paper, Place place, Instant now) {
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
      return List.of(new Told(paper.id(), ReceiptStatus.SUPERSEDED, late.flagging()));
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

  List<Told> withdraw(int year) {
    Paper old = current.remove(year);
    return old == null
        ? List.of()
        : List.of(new Told(old.id(), ReceiptStatus.WITHDRAWN, List.of()));
  }

  void waive(int year, String rule, Waived waived) {
    if (waived == null) {
      waivers.remove(year + rule);
    } else {
      waivers.put(year + rule, waived);
    }
  }

  /** What stands, by year. */
  Map<Integer, Stands> standing(Instant now) {
    Map<Integer, Stands> standing = new TreeMap<>();
    current.forEach(
        (year, paper) -> {
          List<String> failing = failing(paper);
          standing.put(year, new Stands(paper.id(), year, failing, waived(paper, failing, now)));
        });
    return standing;
  }

  /** The figures that a waiver of a rule is for, as they are now; null when the rule holds. */
  String figures(int year, String rule) {
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
