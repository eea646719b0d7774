package io.gongkai.bench;

import io.gongkai.model.Report;
import io.gongkai.normalize.align.HanIndex;
import io.gongkai.normalize.align.RowAligner;
import io.gongkai.normalize.align.RowAligner.Aligned;
import io.gongkai.normalize.align.RowLabels;
import io.gongkai.normalize.align.Segmenter;
import io.gongkai.normalize.align.TableZones;
import io.gongkai.normalize.decode.TableDecoder;
import io.gongkai.normalize.lex.Folding;
import io.gongkai.normalize.lex.TableLexer;
import io.gongkai.normalize.lex.Token;
import io.gongkai.normalize.read.DocumentReader;
import io.gongkai.normalize.read.Extraction;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.schemas.cells.CellsBuilder;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormTable;
import io.gongkai.testkit.TextLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The steps by which a report that comes as text is read, each on what the one before it has made;
 * tables by table 3, which is by far the largest.
 */
@State(Scope.Thread)
public class ReadingBenchmarks {
  private static final Set<String> COLUMN_HEADS = Set.of("其他", "总计");

  private final DocumentReader reader = new DocumentReader(Printed.LIMITS);
  private final Deadline deadline = Deadline.in(Duration.ofHours(1), System::nanoTime);
  private final List<Stages> documents = new ArrayList<>();
  private RowLabels labels;
  private int next;

  /** What the steps make of a document. */
  private record Stages(
      Printed.Document document,
      String text,
      String folded,
      TableZones.Zone zone,
      List<Token> tokens,
      List<Aligned> aligned,
      FormLayout layout) {}

  /** Called by the harness, which makes it by reflection. */
  public ReadingBenchmarks() {}

  /** Prints documents, and takes each through all steps. */
  @Setup
  public void print() {
    for (Printed.Document document : Printed.documents(TextLayout.TABS)) {
      Report report = document.report();
      FormLayout layout = FormLayout.of(report.getForm(), report.getTable3Form());
      labels = RowLabels.of(layout.table3Form(), FormTable.T3);
      String text = ((Extraction.Text) reader.read(document.bytes().get())).text();
      String folded = Folding.fold(text);
      TableZones zones = TableZones.find(folded, new HanIndex(folded), deadline);
      TableZones.Zone zone = zones.table3().orElseThrow();
      List<Token> tokens = TableLexer.lex(text, folded, zone.start(), zone.end(), deadline);
      documents.add(new Stages(document, text, folded, zone, tokens, alignTokens(tokens), layout));
    }
  }

  private List<Aligned> alignTokens(List<Token> tokens) {
    Segmenter.Segmented segments =
        Segmenter.segment(
            tokens,
            labels.rows().get(0).columns().size(),
            words -> labels.isEnding(words, COLUMN_HEADS),
            deadline);
    return RowAligner.align(labels, segments, deadline);
  }

  private Stages next() {
    next = (next + 1) % documents.size();
    return documents.get(next);
  }

  /** Bytes to text. */
  @Benchmark
  public Object step1Decode() {
    return reader.read(next().document().bytes().get());
  }

  /** Text to text whose characters can be compared. */
  @Benchmark
  public Object step2Fold() {
    return Folding.fold(next().text());
  }

  /** Where the tables stand. */
  @Benchmark
  public Object step3FindTables() {
    String folded = next().folded();
    return TableZones.find(folded, new HanIndex(folded), deadline);
  }

  /** A table's text to labels, numbers and noise. */
  @Benchmark
  public Object step4Lex() {
    Stages at = next();
    return TableLexer.lex(at.text(), at.folded(), at.zone().start(), at.zone().end(), deadline);
  }

  /** Labels and numbers to rows of the form. */
  @Benchmark
  public Object step5Align() {
    return alignTokens(next().tokens());
  }

  /** Rows to cells. */
  @Benchmark
  public Object step6DecodeCells() {
    Stages at = next();
    CellsBuilder cells = new CellsBuilder(at.layout());
    new TableDecoder(at.layout(), at.text(), deadline).decode(labels.rows(), at.aligned(), cells);
    return cells.build();
  }

  /** All of reading, what is no table as well. */
  @Benchmark
  public Object step7Read() {
    return Printed.read(next().document().bytes().get());
  }
}
