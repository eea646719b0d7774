package io.gongkai.schemas.topic;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the pipeline. Topics are the only contact between stages. */
public final class Topics {
  /** Documents as agencies publish them: key agency id, value the document's bytes. */
  public static final String RAW = "reports.raw";

  /** Reports as read: key report key, value {@code Report}. */
  public static final String NORMALIZED = "reports.normalized";

  /** Reports without a finding that flags: key report key, value {@code ValidatedReport}. */
  public static final String CLEAN = "reports.clean";

  /** Reports with findings: key report key, value {@code ValidatedReport}. */
  public static final String FLAGGED = "reports.flagged";

  /**
   * Documents whose statutory tables could not be read: key submission id, value {@code
   * Unreadable}.
   */
  public static final String UNREADABLE = "reports.unreadable";

  /** What became of each submission: key submission id, value {@code Receipt}. */
  public static final String RECEIPTS = "reports.receipts";

  /**
   * How many reports stand flagged now: key {@code rule/severity/form/year}, value {@code
   * FlaggedCount}.
   */
  public static final String FLAGGED_COUNTS = "reports.flagged-counts";

  /**
   * Justifications of findings: key {@link WaiverKey}, value {@code Waiver}; a tombstone revokes.
   */
  public static final String WAIVERS = "reports.waivers";

  /** Records that the normalize stage failed on, as they came, with KIP-1034 headers. */
  public static final String NORMALIZE_DEAD_LETTER = "normalize.dead-letter";

  /** Records that the validate stage failed on, as they came, with KIP-1034 headers. */
  public static final String VALIDATE_DEAD_LETTER = "validate.dead-letter";

  /**
   * Records that an operator sends to the normalize stage again. A topic of its own, because on
   * {@link #RAW} they would stand at a new time, and any agency may write there.
   */
  public static final String NORMALIZE_REDRIVE = "normalize.redrive";

  /** Records that an operator sends to the validate stage again. */
  public static final String VALIDATE_REDRIVE = "validate.redrive";

  /** Which dead letters were sent again: key their id, value when and whereto, as JSON. */
  public static final String REDRIVEN = "dead-letter.redriven";

  /**
   * The topics that each stage works with, by their ids, so that one that was deleted is missed:
   * key consumer group, value JSON. Beside them what a rebuild has to remember while it runs.
   */
  public static final String PIPELINE_TOPICS = "pipeline.topics";

  /**
   * Which generation of the stages is live, and which switch to another is under way, as JSON. One
   * partition: what stands there has one order.
   */
  public static final String GENERATION = "pipeline.generation";

  /**
   * The largest record on {@link #RAW} in bytes; a larger document goes to the blob store, or is
   * refused before it is sent where there is none.
   */
  public static final int MAX_RAW_BYTES = 20 * 1024 * 1024;

  /** The largest document in bytes that any part takes: each is held in memory as a whole. */
  public static final int MAX_DOCUMENT_BYTES = 256 * 1024 * 1024;

  private static final Map<String, String> KEEP =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          "-1");

  private Topics() {}

  /**
   * A topic as the pipeline needs it.
   *
   * @param name name of the topic
   * @param config topic configuration that differs from the broker's default
   */
  public record Topic(String name, Map<String, String> config) {
    /** Copies the configuration. */
    public Topic {
      config = Map.copyOf(config);
    }
  }

  /** Every topic of the pipeline, in the order in which data runs through them. */
  public static List<Topic> all() {
    Map<String, String> compact =
        Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    // The broker's time is that of the failure or of the sending; the record's own is in a header.
    int setAside = MAX_RAW_BYTES + 2 * RECORD_OVERHEAD_BYTES;
    return List.of(
        // The broker's clock orders submissions: a publisher's clock may be wrong.
        new Topic(RAW, documents(MAX_RAW_BYTES + RECORD_OVERHEAD_BYTES)),
        new Topic(NORMALIZED, KEEP),
        new Topic(CLEAN, compact),
        new Topic(FLAGGED, compact),
        new Topic(UNREADABLE, KEEP),
        new Topic(RECEIPTS, KEEP),
        new Topic(FLAGGED_COUNTS, compact),
        new Topic(WAIVERS, compact),
        new Topic(NORMALIZE_DEAD_LETTER, documents(setAside)),
        new Topic(VALIDATE_DEAD_LETTER, documents(setAside)),
        new Topic(NORMALIZE_REDRIVE, documents(setAside)),
        new Topic(VALIDATE_REDRIVE, documents(setAside)),
        new Topic(REDRIVEN, compact),
        new Topic(GENERATION, compact),
        new Topic(PIPELINE_TOPICS, compact));
  }

  /**
   * Partitions of a topic of the pipeline.
   *
   * @param topic its name
   * @param usual partitions of those that may have any number
   */
  public static int partitions(String topic, int usual) {
    return topic.equals(GENERATION) ? 1 : usual;
  }

  /** Room for the key, the headers and the batch around the largest document. */
  public static final int RECORD_OVERHEAD_BYTES = 64 * 1024;

  /** Records up to a size, kept for ever, with the broker's time. */
  private static Map<String, String> documents(int maxBytes) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_DELETE,
        TopicConfig.RETENTION_MS_CONFIG,
        "-1",
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
        "LogAppendTime",
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(maxBytes));
  }
}
