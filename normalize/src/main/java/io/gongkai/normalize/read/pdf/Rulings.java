package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins pieces of lines into whole ones, and finds those that make up a table together. */
final class Rulings {
  /** How far apart, in points, pieces of one line may lie side by side. */
  static final double NEAR = 2.5;

  /** Largest gap, in points, between two pieces of one line. */
  private static final double GAP = 3;

  /** Shorter lines draw ornaments and corners. */
  private static final double SHORTEST = 6;

  /** More pairs of lines than any printed table has; a drawing then. */
  private static final long MOST_PAIRS = 4_000_000;

  private Rulings() {}

  /** Joins pieces of lines that run in one direction. */
  static List<Ruling> join(List<Ruling> pieces) {
    List<Ruling> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(Ruling::at));
    List<Ruling> joined = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i).at() - sorted.get(start).at() > NEAR) {
        joinSide(sorted.subList(start, i), joined);
        start = i;
      }
    }
    return joined;
  }

  /** Joins pieces that lie on one line. */
  private static void joinSide(List<Ruling> pieces, List<Ruling> joined) {
    List<Ruling> sorted = new ArrayList<>(pieces);
    sorted.sort(Comparator.comparingDouble(Ruling::from));
    double at = sorted.stream().mapToDouble(Ruling::at).average().orElseThrow();
    double from = sorted.get(0).from();
    double to = sorted.get(0).to();
    for (Ruling piece : sorted) {
      if (piece.from() > to + GAP) {
        add(joined, at, from, to);
        from = piece.from();
        to = piece.to();
      }
      to = Math.max(to, piece.to());
    }
    add(joined, at, from, to);
  }

  private static void add(List<Ruling> joined, double at, double from, double to) {
    if (to - from >= SHORTEST) {
      joined.add(new Ruling(at, from, to));
    }
  }

  /** The tables that lines draw: each set of lines that cross or touch each other. */
  static List<Grid> grids(List<Ruling> horizontalPieces, List<Ruling> verticalPieces) {
    List<Ruling> horizontal = join(horizontalPieces);
    List<Ruling> vertical = join(verticalPieces);
    if ((long) horizontal.size() * vertical.size() > MOST_PAIRS) {
      return List.of();
    }
    int count = horizontal.size();
    DisjointSets sets = new DisjointSets(count + vertical.size());
    for (int h = 0; h < count; h++) {
      for (int v = 0; v < vertical.size(); v++) {
        if (cross(horizontal.get(h), vertical.get(v))) {
          sets.unite(h, count + v);
        }
      }
    }
    List<Grid> grids = new ArrayList<>();
    for (int root = 0; root < count + vertical.size(); root++) {
      if (sets.find(root) == root) {
        List<Ruling> across = members(horizontal, 0, sets, root);
        List<Ruling> down = members(vertical, count, sets, root);
        Grid.of(across, down).ifPresent(grids::add);
      }
    }
    return grids;
  }

  private static List<Ruling> members(
      List<Ruling> rulings, int offset, DisjointSets sets, int root) {
    List<Ruling> members = new ArrayList<>();
    for (int i = 0; i < rulings.size(); i++) {
      if (sets.find(offset + i) == root) {
        members.add(rulings.get(i));
      }
    }
    return members;
  }

  private static boolean cross(Ruling horizontal, Ruling vertical) {
    return vertical.at() >= horizontal.from() - GAP
        && vertical.at() <= horizontal.to() + GAP
        && horizontal.at() >= vertical.from() - GAP
        && horizontal.at() <= vertical.to() + GAP;
  }
}
