package io.gongkai.app.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.cli.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentSelectionTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    for (String name : List.of("a.pdf", "b.txt", "c.tsv", "2023/d.pdf", "2023/x/e.pdf", ".f.pdf")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x", StandardCharsets.UTF_8);
    }
  }

  @Test
  void shouldTakeTheDocumentsOfAFolderAndCountTheOthers() {
    DocumentSelection selection = DocumentSelection.of(List.of(folder.toString()));

    assertThat(names(selection)).containsExactly("a.pdf", "b.txt");
    assertThat(selection.skipped()).isEqualTo(1);
  }

  @Test
  void shouldTakeWhatAPatternMatchesInFoldersBelowToo() {
    assertThat(names(DocumentSelection.of(List.of(folder + "/*.pdf")))).containsExactly("a.pdf");
    assertThat(names(DocumentSelection.of(List.of(folder + "/*/*.pdf"))))
        .containsExactly("2023/d.pdf");
    assertThat(names(DocumentSelection.of(List.of(folder + "/2023/**.pdf"))))
        .containsExactly("2023/d.pdf", "2023/x/e.pdf");
    assertThat(names(DocumentSelection.of(List.of(folder + "/{a,b}.*"))))
        .containsExactly("a.pdf", "b.txt");
  }

  @Test
  void shouldTakeADocumentOnceAndANamedOneWhateverItsName() {
    String named = folder.resolve("c.tsv").toString();

    assertThat(names(DocumentSelection.of(List.of(named, folder + "/*.tsv", named))))
        .containsExactly("c.tsv");
  }

  @Test
  void shouldGoOnWithTheOthersWhenSomeAreMissing() {
    DocumentSelection selection =
        DocumentSelection.of(
            List.of(folder + "/none.pdf", folder + "/a.pdf", folder + "/*.doc", folder + "/[.pdf"));

    assertThat(names(selection)).containsExactly("a.pdf");
    assertThat(selection.missing())
        .containsExactly(folder + "/none.pdf", folder + "/*.doc", folder + "/[.pdf");
    assertThatThrownBy(selection::complete)
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("none.pdf");
  }

  private List<String> names(DocumentSelection selection) {
    return selection.documents().stream()
        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
        .toList();
  }
}
