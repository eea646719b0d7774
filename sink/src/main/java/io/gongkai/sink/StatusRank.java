package io.gongkai.sink;

import io.gongkai.model.ReceiptStatus;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which status of a submission gives way to which: a document handed in again is received, read and
 * acknowledged again, and none of that takes its verdict back.
 */
public final class StatusRank {
  private StatusRank() {}

  /** The rank of a status, from 0; of two, the later one counts unless its rank is lower. */
  public static int of(ReceiptStatus status) {
    return switch (status) {
      case DUPLICATE -> 0;
      case RECEIVED -> 1;
      case NORMALIZED -> 2;
      case UNREADABLE, CLEAN, FLAGGED, SUPERSEDED, WITHDRAWN, OTHER -> 3;
    };
  }

  /** The rank of the status in a column, in SQL. */
  static String sql(String column) {
    return Arrays.stream(ReceiptStatus.values())
        .map(status -> "WHEN '" + status.name() + "' THEN " + of(status))
        .collect(Collectors.joining(" ", "CASE " + column + " ", " END"));
  }
}
