package io.gongkai.testkit;

import java.util.ArrayList;
import java.util.List;

/** A way in which reports are published: a layout of text, or a container. */
public sealed interface ReportLayout permits TextLayout, DocumentLayout {
  /** Name of the layout. */
  String name();

  /** Prints a report as the bytes of a document. */
  byte[] print(PrintedReport report);

  /** Whether empty cells leave a trace. */
  boolean keepsBlanks();

  /** All layouts: those of text, then the containers. */
  static List<ReportLayout> all() {
    List<ReportLayout> all = new ArrayList<>(List.of(TextLayout.values()));
    all.addAll(List.of(DocumentLayout.values()));
    return all;
  }
}
