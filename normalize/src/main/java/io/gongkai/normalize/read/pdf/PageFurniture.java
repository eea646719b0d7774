package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes off what pages have at their edges: page numbers, running heads and feet. */
final class PageFurniture {
  /** Share of a page's height, at its top and at its bottom, in which furniture stands. */
  private static final double EDGE = 0.12;

  /** Lines looked at from each edge. */
  private static final int LINES = 2;

  /** Distance from the next line, as a multiple of the letters' size, from which on one is free. */
  private static final double FREE = 1.9;

  private static final Pattern NUMBER =
      Pattern.compile("[-—–－·\\s]*\\d{1,3}[-—–－·\\s]*|第?\\s*\\d+\\s*页?\\s*[/，,、共]*\\s*\\d*\\s*页?");

  private final List<PageContent> pages;
  private final List<List<Block>> blocks;
  private final Map<String, Integer> seen = new HashMap<>();

  private PageFurniture(List<PageContent> pages, List<List<Block>> blocks) {
    this.pages = pages;
    this.blocks = blocks;
  }

  /** The blocks of each page without its furniture; a running head stays where it stands first. */
  static List<List<Block>> remove(List<PageContent> pages, List<List<Block>> blocks) {
    PageFurniture furniture = new PageFurniture(pages, blocks);
    List<List<Block>> rest = new ArrayList<>();
    for (int page = 0; page < pages.size(); page++) {
      rest.add(furniture.rest(page));
    }
    return rest;
  }

  private List<Block> rest(int page) {
    List<Block> rest = new ArrayList<>();
    List<Block> all = blocks.get(page);
    for (int i = 0; i < all.size(); i++) {
      boolean atEdge = i < LINES || i >= all.size() - LINES;
      if (!(atEdge
          && all.get(i) instanceof Block.Line line
          && standsFree(all, i)
          && isFurniture(page, line.line()))) {
        rest.add(all.get(i));
      }
    }
    return rest;
  }

  /** Whether a line is no further line of the text beside it. */
  private static boolean standsFree(List<Block> blocks, int at) {
    boolean upper = at < LINES && at + 1 < blocks.size();
    int inwards = upper ? at + 1 : at - 1;
    if (inwards < 0 || !(blocks.get(inwards) instanceof Block.Line next)) {
      return true;
    }
    TextLine line = ((Block.Line) blocks.get(at)).line();
    double distance = Math.abs(next.line().baseline() - line.baseline());
    return distance > FREE * Math.max(line.size(), next.line().size());
  }

  private boolean isFurniture(int page, TextLine line) {
    PageContent content = pages.get(page);
    double place = (line.middle() - content.top()) / (content.bottom() - content.top());
    if (place > EDGE && place < 1 - EDGE) {
      return false;
    }
    String text = line.text(" ").strip();
    if (NUMBER.matcher(text).matches()) {
      return true;
    }
    String words = text.replaceAll("[\\d\\s]", "");
    // Rows of figures look alike without their digits.
    String key = words + Math.round(place * 100);
    return !words.isEmpty() && seen.merge(key, 1, Integer::sum) > 1;
  }
}
