package io.gongkai.sink;

import java.util.ArrayList;
import java.util.List;

/** Rows of receipts: the one that says how a submission stands, and all of them as they came. */
final class StagedReceipts {
  private final List<SinkRecord.Receipted> last = new ArrayList<>();
  private final List<Origin> all = new ArrayList<>();
  private final CopyText lastRows = new CopyText();
  private final CopyText allRows = new CopyText();

  /** Adds the receipt that says how its submission stands after the batch. */
  void addLast(SinkRecord.Receipted receipted) {
    last.add(receipted);
    ReceiptColumns.write(receipted.receipt(), lastRows);
    end(receipted.at(), lastRows);
  }

  /** Adds a receipt as it came. */
  void add(SinkRecord.Receipted receipted) {
    all.add(receipted.at());
    ReceiptColumns.write(receipted.receipt(), allRows);
    ReceiptColumns.writeFindings(receipted.receipt(), allRows);
    end(receipted.at(), allRows);
  }

  private static void end(Origin at, CopyText row) {
    row.number(at.partition()).number(at.offset()).end();
  }

  /** The receipts that say how submissions stand, by their places, from 0. */
  List<SinkRecord.Receipted> last() {
    return last;
  }

  /** Origins of all receipts, by their places, from 0. */
  List<Origin> all() {
    return all;
  }

  /** Rows of {@link #last}. */
  CopyText lastRows() {
    return lastRows;
  }

  /** Rows of {@link #all}. */
  CopyText allRows() {
    return allRows;
  }
}
