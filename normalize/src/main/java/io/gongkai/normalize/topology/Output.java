package io.gongkai.normalize.topology;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the stage makes of a document. A processor that fails on a document keeps from it what comes
 * behind that processor, and nothing else: exactly that is made when the document is sent again.
 */
enum Output {
  /** The receipt that says it was taken in. */
  RECEIVED,
  /** The report that was read, or the refusal: which, another version of the reader may decide. */
  RESULT,
  /** The receipt that says it was read. */
  NORMALIZED;

  /**
   * What is still to be made of a document that processors failed on, one after the other.
   *
   * @param processors their names; none for a document that comes for the first time
   */
  static Set<Output> missing(Collection<String> processors) {
    Set<Output> missing = EnumSet.allOf(Output.class);
    processors.forEach(processor -> missing.retainAll(behind(processor)));
    return missing;
  }

  /**
   * What comes behind a processor of {@link NormalizeTopology}; everything behind an unknown one.
   */
  static Set<Output> behind(String processor) {
    return switch (processor) {
      case "untold", "received-values", "received" -> EnumSet.of(RECEIVED);
      case "unread", "read-document", "refusals", "refusal-values", "unreadable" ->
          EnumSet.of(RESULT, NORMALIZED);
      case "reports", "report-values", "report-keys", "normalized" -> EnumSet.of(RESULT);
      case "reports-to-tell", "receipt-values", "receipts" -> EnumSet.of(NORMALIZED);
      default -> EnumSet.allOf(Output.class);
    };
  }
}
