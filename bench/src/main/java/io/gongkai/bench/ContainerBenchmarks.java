package io.gongkai.bench;

import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.TextLayout;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a document as a whole, by what it comes in. */
@State(Scope.Thread)
public class ContainerBenchmarks {
  /** What the documents come in. */
  public enum Container {
    /** Plain text with tabs between cells. */
    TEXT,
    /** A page of a site. */
    HTML,
    /** Word. */
    DOCX,
    /** PDF with text. */
    PDF;

    private ReportLayout layout() {
      return switch (this) {
        case TEXT -> TextLayout.TABS;
        case HTML -> DocumentLayout.HTML;
        case DOCX -> DocumentLayout.DOCX;
        case PDF -> DocumentLayout.PDF;
      };
    }
  }

  /** Given by the harness. */
  @Param public Container container;

  private List<Printed.Document> documents;
  private int next;

  /** Called by the harness, which makes it by reflection. */
  public ContainerBenchmarks() {}

  /** Prints documents. */
  @Setup
  public void print() {
    documents = Printed.documents(container.layout());
  }

  /** The document's bytes to a report. */
  @Benchmark
  public Object readDocument() {
    next = (next + 1) % documents.size();
    return Printed.read(documents.get(next).bytes().get());
  }
}
