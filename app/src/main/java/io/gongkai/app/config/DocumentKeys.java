package io.gongkai.app.config;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Limit;
import io.gongkai.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;

/** The keys that bound what is read of one document; the reasons for a refusal name them. */
final class DocumentKeys {
  private static final NormalizerLimits DEFAULTS = NormalizerLimits.defaults();
  private static final int MOST_UNPACKED_BYTES = 1 << 30;
  private static final int MOST_CHARS = 100_000_000;
  private static final int MOST_PAGES = 100_000;
  private static final int MOST_ELEMENTS = 10_000_000;
  private static final int MOST_TIME_MS = 600_000;

  private DocumentKeys() {}

  /** Adds the keys to a definition. */
  static ConfigDef define(ConfigDef definition) {
    define(
        definition,
        Limit.BYTES,
        Topics.MAX_RAW_BYTES,
        Topics.MAX_DOCUMENT_BYTES,
        "Size of the largest document that is read or sent. A larger one is refused before it is"
            + " read. Over 20971520 only where there is a blob store (`blob.store`): that is the"
            + " largest record.");
    define(
        definition,
        Limit.UNPACKED_BYTES,
        DEFAULTS.maxUnpackedBytes(),
        MOST_UNPACKED_BYTES,
        "What the parts of a document (DOCX, XLSX, PDF) may unpack to, in bytes. With the size"
            + " above it bounds the memory for a document; each thread of a stage reads one at a"
            + " time.");
    define(
        definition,
        Limit.CHARS,
        DEFAULTS.maxChars(),
        MOST_CHARS,
        "Longest text that is extracted from a document, and longest web page, in characters.");
    define(definition, Limit.PAGES, DEFAULTS.maxPages(), MOST_PAGES, "Most pages of a PDF.");
    define(
        definition,
        Limit.ELEMENTS,
        DEFAULTS.maxElements(),
        MOST_ELEMENTS,
        "Most tags of a web page, objects of a PDF, and glyphs and lines of one of its pages.");
    return define(
        definition,
        Limit.TIME,
        (int) DEFAULTS.maxTime().toMillis(),
        MOST_TIME_MS,
        "Time that a thread may work on a document, from its bytes to its report, in milliseconds;"
            + " what it waits for a processor does not count.");
  }

  private static ConfigDef define(
      ConfigDef definition, Limit limit, int byDefault, int most, String documentation) {
    return definition.define(
        limit.key(),
        ConfigDef.Type.INT,
        byDefault,
        ConfigDef.Range.between(1, most),
        ConfigDef.Importance.MEDIUM,
        documentation);
  }

  /** The limits that the parsed values make. */
  static NormalizerLimits limits(Map<String, Object> values) {
    return new NormalizerLimits(
        value(values, Limit.BYTES),
        value(values, Limit.UNPACKED_BYTES),
        value(values, Limit.CHARS),
        value(values, Limit.PAGES),
        value(values, Limit.ELEMENTS),
        Duration.ofMillis(value(values, Limit.TIME)));
  }

  private static int value(Map<String, Object> values, Limit limit) {
    return (Integer) values.get(limit.key());
  }
}
