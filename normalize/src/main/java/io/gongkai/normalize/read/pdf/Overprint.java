package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Takes off a page what is printed across its words: large watermarks, and lines that strike out
 * digits.
 */
final class Overprint {
  private static final String UNREADABLE = "\ufffd";

  /** How much larger than the words below it a watermark is. */
  private static final double LARGER = 2;

  /** Where, as shares of the font's size above the baseline, a line strikes out a digit. */
  private static final double STRIKE_LOW = 0.18;

  private static final double STRIKE_HIGH = 0.55;

  /** Height of a digit as a share of the font's size. */
  private static final double DIGIT_HEIGHT = 0.7;

  /** More large glyphs than any page has that is no poster. */
  private static final int MOST_LARGE = 500;

  private Overprint() {}

  /** The page without its watermarks, and with nothing readable in place of digits struck out. */
  static PageContent remove(PageContent page) {
    List<Glyph> kept = withoutStruck(withoutWatermarks(page.glyphs()), page.horizontal());
    return new PageContent(
        kept,
        page.blanks(),
        page.horizontal(),
        page.vertical(),
        page.top(),
        page.bottom(),
        page.drawn(),
        page.pictured(),
        page.view());
  }

  private static List<Glyph> withoutWatermarks(List<Glyph> glyphs) {
    if (glyphs.isEmpty()) {
      return glyphs;
    }
    double usual = usualSize(glyphs);
    List<Glyph> large = new ArrayList<>();
    for (Glyph glyph : glyphs) {
      if (glyph.size() > LARGER * usual) {
        large.add(glyph);
      }
    }
    if (large.isEmpty() || large.size() > MOST_LARGE) {
      return glyphs;
    }
    List<Glyph> small = new ArrayList<>();
    for (Glyph glyph : glyphs) {
      if (glyph.size() <= LARGER * usual) {
        small.add(glyph);
      }
    }
    small.sort(Comparator.comparingDouble(Glyph::baseline));
    List<Glyph> across = large.stream().filter(glyph -> liesAcross(glyph, small)).toList();
    return glyphs.stream()
        .filter(glyph -> across.stream().noneMatch(other -> isSameWord(other, glyph)))
        .toList();
  }

  private static double usualSize(List<Glyph> glyphs) {
    double[] sizes = new double[glyphs.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = glyphs.get(i).size();
    }
    Arrays.sort(sizes);
    return sizes[sizes.length / 2];
  }

  /** Whether a glyph is of the same line of a watermark, or that watermark's glyph itself. */
  private static boolean isSameWord(Glyph watermark, Glyph glyph) {
    return watermark.size() == glyph.size() && watermark.baseline() == glyph.baseline();
  }

  /** Whether the glyph's box holds the middle of smaller ones, given from top to bottom. */
  private static boolean liesAcross(Glyph large, List<Glyph> small) {
    double top = large.baseline() - DIGIT_HEIGHT * large.size();
    for (Glyph glyph : small) {
      if (glyph.centreY() > large.baseline()) {
        return false;
      }
      boolean inside =
          glyph.centreY() > top
              && glyph.centreX() > large.left()
              && glyph.centreX() < large.right();
      if (inside) {
        return true;
      }
    }
    return false;
  }

  private static List<Glyph> withoutStruck(List<Glyph> glyphs, List<Ruling> lines) {
    if (lines.isEmpty()) {
      return glyphs;
    }
    NavigableMap<Double, List<Ruling>> byHeight = new TreeMap<>();
    lines.forEach(line -> byHeight.computeIfAbsent(line.at(), at -> new ArrayList<>()).add(line));
    List<Glyph> kept = new ArrayList<>(glyphs.size());
    for (Glyph glyph : glyphs) {
      kept.add(isStruck(glyph, byHeight) ? glyph.as(UNREADABLE) : glyph);
    }
    return kept;
  }

  private static boolean isStruck(Glyph glyph, NavigableMap<Double, List<Ruling>> lines) {
    if (!Character.isDigit(glyph.text().charAt(0))) {
      return false;
    }
    double low = glyph.baseline() - STRIKE_LOW * glyph.size();
    double high = glyph.baseline() - STRIKE_HIGH * glyph.size();
    for (Map.Entry<Double, List<Ruling>> at = lines.ceilingEntry(high);
        at != null && at.getKey() <= low;
        at = lines.higherEntry(at.getKey())) {
      for (Ruling line : at.getValue()) {
        if (line.from() <= glyph.centreX() && line.to() >= glyph.centreX()) {
          return true;
        }
      }
    }
    return false;
  }
}
