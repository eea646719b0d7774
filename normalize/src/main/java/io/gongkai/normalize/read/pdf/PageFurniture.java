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
      if (!(atEdge && all.get(i) instanceof Block.Line line && isFurniture(page, line.line()))) {
        rest.add(all.get(i));
      }
    }
    return rest;
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
    String key = text.replaceAll("\\d", "") + Math.round(place * 100);
    return seen.merge(key, 1, Integer::sum) > 1;
  }
}
