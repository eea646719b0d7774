package io.gongkai.console.marked;

import io.gongkai.model.Finding;
import io.gongkai.model.QuotedNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/** The numbers of the narrative that failed rules quote, with their places in the text. */
public final class MarkedQuotes {
  private final String prefix;
  private final Map<Integer, Place> places = new TreeMap<>();

  /**
   * A number in the text.
   *
   * @param start UTF-16 offset of the number
   * @param end UTF-16 offset behind it
   * @param rule code of the rule that quotes it
   * @param group number of the rule's group of findings, from 1
   */
  record Place(int start, int end, String rule, int group) {}

  /**
   * Finds the places.
   *
   * @param prefix starts the anchors' names
   * @param length length of the text
   * @param groups the failed rules
   * @param nextCell start of the first cell in the text that ends behind an offset; a number behind
   *     the text when there is none
   */
  MarkedQuotes(String prefix, int length, List<FindingGroup> groups, IntUnaryOperator nextCell) {
    this.prefix = prefix;
    List<Place> quoted = quoted(groups);
    quoted.sort(Comparator.comparingInt(Place::start).thenComparingInt(Place::group));
    int done = 0;
    for (Place place : quoted) {
      boolean apart = place.start() >= done && nextCell.applyAsInt(place.start()) >= place.end();
      if (apart && place.end() > place.start() && place.end() <= length) {
        places.put(place.start(), place);
        done = place.end();
      }
    }
  }

  private static List<Place> quoted(List<FindingGroup> groups) {
    List<Place> quoted = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (Finding finding : groups.get(i).findings()) {
        for (QuotedNumber number : finding.getQuotes()) {
          quoted.add(new Place(number.getStart(), number.getEnd(), finding.getRule(), i + 1));
        }
      }
    }
    return quoted;
  }

  /** The numbers that have a place in the text, in the order in which they stand there. */
  List<Place> inText() {
    return List.copyOf(places.values());
  }

  /** Anchor of a place. */
  String anchor(Place place) {
    return prefix + "q" + place.start();
  }

  /** Anchor of a place on the picture of its page. */
  String boxAnchor(Place place) {
    return prefix + "p" + place.start();
  }

  /** Anchor of a quoted number in the text; empty when it has no place there. */
  public Optional<String> anchor(QuotedNumber number) {
    return Optional.ofNullable(places.get(number.getStart()))
        .filter(place -> place.end() == number.getEnd())
        .map(this::anchor);
  }
}
