package io.gongkai.normalize;

import io.gongkai.normalize.align.HanIndex;
import io.gongkai.normalize.align.TablePassage;
import io.gongkai.normalize.align.TableZones;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.template.TablePlan;
import io.gongkai.normalize.template.TableTemplate;
import io.gongkai.normalize.template.TemplateMemory;
import io.gongkai.schemas.cells.CellsBuilder;
import java.util.Optional;

/** Reads the statutory tables out of a text. */
final class ReportReader {
  private final String text;
  private final String folded;
  private final HanIndex index;
  private final Deadline deadline;
  private final TemplateMemory memory;

  /**
   * A reader of a text.
   *
   * @param memory how tables were read before; is told how these are
   */
  ReportReader(
      String text, String folded, HanIndex index, Deadline deadline, TemplateMemory memory) {
    this.text = text;
    this.folded = folded;
    this.index = index;
    this.deadline = deadline;
    this.memory = memory;
  }

  /**
   * The tables of a text.
   *
   * @param cells what the cells say
   * @param zones where the tables stand
   * @param severalTables whether the figures of more than one report stand there
   */
  record Tables(CellsBuilder cells, TableZones zones, boolean severalTables) {}

  Tables read() {
    return memory
        .passages()
        .find(text, index)
        .map(found -> new Tables(found.cells(), found.zones(), false))
        .orElseGet(this::search);
  }

  private Tables search() {
    TableZones zones = TableZones.find(folded, index, deadline);
    Optional<TableTemplate> template = TableTemplate.of(text, folded, zones);
    Optional<TablePlan> plan = template.flatMap(memory::plan);
    if (plan.isPresent()) {
      if (memory.passages().isEager()) {
        TablePassage.of(folded, index, zones, deadline)
            .ifPresent(
                passage ->
                    memory
                        .passages()
                        .learn(text, folded, passage, zones, template.get(), plan.get()));
      }
      return new Tables(plan.get().fill(template.get(), text), zones, false);
    }
    TablesReader reader = new TablesReader(text, folded, index, zones, deadline);
    Tables tables = reader.read();
    if (!tables.severalTables()) {
      template.ifPresent(it -> reader.plan(it).ifPresent(learnt -> memory.learn(it, learnt)));
    }
    return tables;
  }
}
