package io.gongkai.bench;

import java.util.List;

/**
 * What a part of the bench found.
 *
 * @param title heading of its section
 * @param setting what was measured on what, in a sentence
 * @param rounds the figures of each task
 * @param goals the ratios with their goals
 * @param notes what else is to be said
 */
record Measured(
    String title, String setting, List<Rounds> rounds, List<Goal> goals, List<String> notes) {}
