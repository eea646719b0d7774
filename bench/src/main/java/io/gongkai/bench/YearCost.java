package io.gongkai.bench;

import io.gongkai.bench.Measured.Listing;
import io.gongkai.bench.ProcessorUse.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a national year cost, and what follows from it for more of the same.
 *
 * @param agencies agencies that handed in
 * @param documents documents handed in, those twice and the corrections too
 * @param seconds from the start of the stages to the sink's last record
 * @param processors seconds of processors by part
 * @param memory most memory that was held
 * @param topics bytes of the records on the topics, by topic
 * @param database bytes of the database
 * @param partitions partitions of each topic
 */
record YearCost(
    int agencies,
    int documents,
    double seconds,
    Map<Part, Double> processors,
    Memory memory,
    Map<String, Long> topics,
    long database,
    int partitions) {
  private static final double MEGABYTE = 1024 * 1024;
  private static final double MICROS = 1e6;
  private static final int MORE = 10;

  /** What is wanted of a cluster: the whole in so short a time. */
  private static final Duration SHORT = Duration.ofMinutes(10);

  /** Five years, each handed in at most twice and corrected at most once. */
  private static final int DOCUMENTS_OF_AGENCY = 15;

  /** Topics that are named; the others are counted together. */
  private static final int NAMED_TOPICS = 5;

  /**
   * Most memory that was held, in bytes; 0 where it is not known.
   *
   * @param heap in use, garbage included
   * @param afterCollection in use right behind a full collection; 0 where there was none
   * @param process resident in this process since it was started
   * @param database resident in the database's processes
   */
  record Memory(long heap, long afterCollection, long process, long database) {}

  /** Time of processors by part. */
  Listing listing() {
    List<List<String>> rows = new ArrayList<>();
    for (Part part : Part.values()) {
      if (processors.containsKey(part)) {
        rows.add(row(part.toString(), processors.get(part)));
      }
    }
    rows.add(row("all", all()));
    return new Listing(
        List.of("part", "seconds of processors", "us for each document", "processors busy"), rows);
  }

  private List<String> row(String name, double used) {
    return List.of(
        name,
        text("%,.1f", used),
        text("%,.0f", used * MICROS / documents),
        text("%.2f", used / seconds));
  }

  private double all() {
    return processors.values().stream().mapToDouble(it -> it).sum();
  }

  private double perSecond() {
    return documents / seconds;
  }

  /** What was seen, in sentences. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        text(
            "From the start of the stages to the last row: %.1f s, %,.0f documents/s.",
            seconds, perSecond()));
    notes.add(
        text(
            "Most memory: heap %s in use%s; this process with broker, registry"
                + " and generator %s, PostgreSQL %s.",
            megabytes(memory.heap()),
            memory.afterCollection() == 0
                ? ""
                : text(", %s behind a full collection", megabytes(memory.afterCollection())),
            megabytes(memory.process()),
            megabytes(memory.database())));
    notes.add(
        text(
            "Records on the topics: %s (%s); database: %s.",
            megabytes(sum()), largestTopics(), megabytes(database)));
    return notes;
  }

  private long sum() {
    return topics.values().stream().mapToLong(it -> it).sum();
  }

  private String largestTopics() {
    List<Map.Entry<String, Long>> largest =
        topics.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(NAMED_TOPICS)
            .toList();
    StringBuilder text = new StringBuilder();
    long rest = sum();
    for (Map.Entry<String, Long> topic : largest) {
      text.append(topic.getKey()).append(' ').append(megabytes(topic.getValue())).append(", ");
      rest -= topic.getValue();
    }
    return text.append("others ").append(megabytes(rest)).toString();
  }

  /** What follows for more of the same: computed from this run's figures, measured by nobody. */
  List<String> onPaper() {
    Part widest = Part.NORMALIZE;
    for (Part part : List.of(Part.VALIDATE, Part.SINK)) {
      widest = used(part) > used(widest) ? part : widest;
    }
    double perThread = documents / used(widest);
    double wanted = MORE * (double) documents / SHORT.toSeconds();
    double busy = MORE * all() / SHORT.toSeconds();
    int here = Runtime.getRuntime().availableProcessors();
    List<String> paper = new ArrayList<>();
    paper.add(
        text(
            "On paper, the deadline day: were all %,d agencies to hand in one report within the last"
                + " hour, that would be %.1f documents/s, %.1f %% of what went through here; handed in"
                + " at one instant, they would be through after %.0f s.",
            agencies,
            agencies / (double) Duration.ofHours(1).toSeconds(),
            100.0 * agencies / Duration.ofHours(1).toSeconds() / perSecond(),
            agencies / perSecond()));
    paper.add(
        text(
            "On paper, %d times as much on a cluster, within %d minutes: %,.0f documents/s. At the"
                + " processor time of the table that keeps %.1f processors busy (%s), %d machines like"
                + " this one at the least; %s of records on the topics for each copy, %s in the"
                + " database.",
            MORE,
            SHORT.toMinutes(),
            wanted,
            busy,
            shares(),
            (int) Math.ceil(busy / here),
            megabytes(MORE * sum()),
            megabytes(MORE * database)));
    paper.add(
        text(
            "What binds first is the number of partitions: each is worked on by one thread, and %s"
                + " takes most of it, %,.0f us for a document, so %,.0f documents/s for a partition:"
                + " at least %d of them (here %d) with a thread of normalize and of validate for each,"
                + " on as many instances. Keys are agencies, with %d documents each at the most here,"
                + " so partitions fill alike. Next is the database: sinks share the partitions, but"
                + " all write to one PostgreSQL, which is full at %s.",
            widest,
            used(widest) * MICROS / documents,
            perThread,
            (int) Math.ceil(wanted / perThread),
            partitions,
            DOCUMENTS_OF_AGENCY,
            processors.containsKey(Part.DATABASE)
                ? text(
                    "%,.0f documents/s for each of its processors", documents / used(Part.DATABASE))
                : "a speed that this system does not tell"));
    return paper;
  }

  private String shares() {
    StringBuilder shares = new StringBuilder();
    processors.forEach(
        (part, used) ->
            shares
                .append(shares.isEmpty() ? "" : "; ")
                .append(text("%s %.1f", part, MORE * used / SHORT.toSeconds())));
    return shares.toString();
  }

  private double used(Part part) {
    return processors.getOrDefault(part, 0.0);
  }

  private static String megabytes(long bytes) {
    return text("%,.0f MB", bytes / MEGABYTE);
  }

  private static String text(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }
}
