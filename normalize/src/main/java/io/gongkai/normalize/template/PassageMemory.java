package io.gongkai.normalize.template;

import io.gongkai.normalize.align.HanIndex;
import io.gongkai.normalize.align.TablePassage;
import io.gongkai.normalize.align.TableZones;
import io.gongkai.normalize.lex.Chars;
import io.gongkai.normalize.lex.TextIndex;
import io.gongkai.schemas.cells.CellsBuilder;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Remembers how passages with tables are printed, so that tables printed alike need not be looked
 * for. What is found does not depend on it. Safe for use by several threads, of which one may
 * forget what another has just learnt.
 */
public final class PassageMemory {
  private static final int SETS = 64;
  private static final int MOST_ALIKE = 4;
  private static final int MOST_OPENINGS = 8;

  /** Characters that a passage's place in the memory is told by. */
  private static final int KEY = 80;

  /** The first in a row of texts whose passages are not known are learnt from, then one of many. */
  private static final int LEARNT_IN_A_ROW = 32;

  private static final int ONE_OF = 16;

  private final AtomicReferenceArray<KnownPassage[]> sets = new AtomicReferenceArray<>(SETS);
  private volatile String[] openings = {};

  private volatile int unknown;

  /**
   * The tables of a text.
   *
   * @param cells what the cells say
   * @param zones where the tables stand
   */
  public record Found(CellsBuilder cells, TableZones zones) {}

  /** The tables of a text whose passage is known. */
  public Optional<Found> find(String text, HanIndex index) {
    TextIndex lines = index.text();
    for (String opening : openings) {
      for (int line = 0; line < lines.lines(); line++) {
        int at = lines.lineStart(line);
        if (text.startsWith(opening, at)) {
          Optional<Found> found = find(text, at, index);
          if (found.isPresent()) {
            return found;
          }
          break;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Found> find(String text, int at, HanIndex index) {
    KnownPassage[] set = sets.get(key(text, at));
    for (int i = 0; set != null && i < set.length; i++) {
      TableTemplate numbers = set[i].at(text, at);
      if (numbers != null) {
        if (!new TablePassage(at, set[i].end(numbers)).isAlone(index)) {
          return Optional.empty();
        }
        unknown = 0;
        return Optional.of(new Found(set[i].plan().fill(numbers, text), set[i].zones(numbers)));
      }
    }
    return Optional.empty();
  }

  /** Whether a text whose passage is not known is worth learning from. */
  public boolean isEager() {
    int row = unknown + 1;
    unknown = row;
    return row <= LEARNT_IN_A_ROW || row % ONE_OF == 0;
  }

  /**
   * Remembers how a passage is printed.
   *
   * @param text the text
   * @param folded the text, folded
   * @param passage its passage
   * @param zones its tables
   * @param template their template
   * @param plan how they were read
   */
  public void learn(
      String text,
      String folded,
      TablePassage passage,
      TableZones zones,
      TableTemplate template,
      TablePlan plan) {
    KnownPassage.of(text, folded, passage, zones, template, plan)
        .ifPresent(known -> learn(known, key(text, passage.start())));
  }

  private void learn(KnownPassage known, int key) {
    KnownPassage[] set = sets.get(key);
    int kept = set == null ? 0 : set.length;
    for (int i = 0; i < kept; i++) {
      if (set[i].isLike(known)) {
        return;
      }
    }
    KnownPassage[] next = new KnownPassage[Math.min(kept + 1, MOST_ALIKE)];
    next[0] = known;
    for (int i = 1; i < next.length; i++) {
      next[i] = set[i - 1];
    }
    sets.set(key, next);
    open(known.opening());
  }

  private void open(String opening) {
    String[] before = openings;
    if (!Arrays.asList(before).contains(opening)) {
      String[] next = Arrays.copyOf(before, Math.min(before.length + 1, MOST_OPENINGS));
      next[next.length - 1] = opening;
      openings = next;
    }
  }

  /** What passages printed alike have in common: their first characters, numbers apart. */
  private static int key(String text, int start) {
    int key = 0;
    int left = KEY;
    for (int i = start; i < text.length() && left > 0; i++) {
      char c = text.charAt(i);
      if (!Chars.isDigit(c) && c != '.') {
        key = 31 * key + c;
        left--;
      }
    }
    return (key ^ (key >>> 16)) & (SETS - 1);
  }
}
