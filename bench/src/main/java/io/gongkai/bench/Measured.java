package io.gongkai.bench;

import java.util.List;

/**
 * What a part of the bench found.
 *
 * @param title heading of its section
 * @param setting what was measured on what, in a sentence
 * @param rounds the figures of each task
 * @param goals the ratios with their goals
 * @param listings further tables
 * @param notes what else is to be said
 * @param faults what came out wrong, whatever it cost: a verdict that is not the known one; empty
 *     where all is right
 */
record Measured(
    String title,
    String setting,
    List<Rounds> rounds,
    List<Goal> goals,
    List<Listing> listings,
    List<String> notes,
    List<String> faults) {
  /**
   * A table.
   *
   * @param heads heads of its columns
   * @param rows its rows, each as long as the heads
   */
  record Listing(List<String> heads, List<List<String>> rows) {}

  /** What a part found that has no tables of its own and in which nothing can come out wrong. */
  Measured(
      String title, String setting, List<Rounds> rounds, List<Goal> goals, List<String> notes) {
    this(title, setting, rounds, goals, List.of(), notes, List.of());
  }
}
