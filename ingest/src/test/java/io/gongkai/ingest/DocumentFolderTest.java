package io.gongkai.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFolderTest {
  @TempDir private Path folder;

  @Test
  void shouldListDocumentsByNameAndCountTheOthers() throws IOException {
    for (String name :
        new String[] {
          "b.txt", "a.PDF", "report", "c.HTML", "d.json", "e.facts.tsv", ".hidden.txt", "f.docx"
        }) {
      Files.writeString(folder.resolve(name), "x");
    }
    Files.createDirectory(folder.resolve("sub.txt"));

    DocumentFolder listed = DocumentFolder.list(folder);

    assertThat(listed.documents())
        .extracting(path -> path.getFileName().toString())
        .containsExactly("a.PDF", "b.txt", "c.HTML", "f.docx", "report");
    assertThat(listed.skipped()).isEqualTo(2);
  }

  @Test
  void shouldSkipLinksWhoeverPutThemThere() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "x");
    Files.createSymbolicLink(folder.resolve("link.txt"), secret);
    Files.createSymbolicLink(folder.resolve("nowhere.txt"), elsewhere.resolve("none"));

    assertThat(DocumentFolder.list(folder)).isEqualTo(new DocumentFolder(List.of(), 1));
  }

  @Test
  void shouldFailWhenTheFolderIsMissing() {
    assertThatThrownBy(() -> DocumentFolder.list(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  // Under a Turkish locale, lower-casing "HTML" or "TXT" carelessly gives a dotless i.
  @ParameterizedTest
  @CsvSource({
    "REPORT.TXT, TEXT",
    "notes.MD, MARKDOWN",
    "page.XHTML, XHTML",
    "2023.年报.doc, DOC",
    "x.pdf, PDF"
  })
  void shouldKnowTheTypeByTheEndingInAnyCase(String name, DocumentType type) {
    assertThat(DocumentType.ofName(name)).contains(type);
  }

  @Test
  void shouldKnowNoTypeWhenThereIsNoExtension() {
    assertThat(DocumentType.ofName("README")).isEmpty();
  }
}
