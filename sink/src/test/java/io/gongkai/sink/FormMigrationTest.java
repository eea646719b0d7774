package io.gongkai.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FormMigrationTest {
  private static final Path MIGRATION =
      Path.of(
          System.getProperty("gongkai.root"),
          "sink/src/main/resources/db/migration/R__form_cells.sql");

  /** PostgreSQL cuts longer names off. */
  private static final int LONGEST_NAME = 63;

  @Test
  void shouldMatchTheFormEditionsWhenTheMigrationRuns() throws IOException {
    if (Boolean.getBoolean("gongkai.golden.rewrite")) {
      Files.writeString(MIGRATION, FormMigration.sql());
    }
    assertThat(Files.readString(MIGRATION)).isEqualTo(FormMigration.sql());
  }

  @Test
  void shouldHaveOneColumnForEachCellOfEitherEditionWhenWide() {
    Set<String> cells = new TreeSet<>();
    for (FormEdition edition : FormEdition.values()) {
      for (FormCell cell : FormLayout.of(edition, edition).cells()) {
        cells.add(cell.toString());
      }
    }
    assertThat(FormMigration.wideColumns()).hasSameSizeAs(cells);
    assertThat(FormMigration.wideColumns().keySet())
        .allMatch(name -> name.length() <= LONGEST_NAME)
        .contains("t3_received_natural_person", "t2_fees_amount", "t3_other_total");
  }
}
