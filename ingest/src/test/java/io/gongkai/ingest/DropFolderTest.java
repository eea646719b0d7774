package io.gongkai.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderTest {
  private static final Duration SETTLE = Duration.ofSeconds(2);

  @TempDir private Path folder;
  private DropFolder drop;
  private long now;

  @BeforeEach
  void watch() {
    drop = new DropFolder(folder, SETTLE);
  }

  @Test
  void shouldGiveADocumentOnceWhenItHasStayedTheSame() throws IOException {
    Path file = write("report.txt", "whole");

    assertThat(lookAfter(0)).isEmpty();
    assertThat(lookAfter(1)).isEmpty();
    assertThat(lookAfter(1)).containsExactly(file);
    assertThat(lookAfter(5)).isEmpty();
  }

  @Test
  void shouldNeverGiveALink() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(folder.resolve("report.txt"), secret);

    assertThat(lookAfter(0)).isEmpty();
    assertThat(lookAfter(5)).isEmpty();
  }

  @Test
  void shouldWaitWhileADocumentIsStillWritten() throws IOException {
    Path file = write("report.txt", "first part");
    assertThat(lookAfter(0)).isEmpty();
    for (int i = 0; i < 4; i++) {
      Files.writeString(file, " and more", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      assertThat(lookAfter(1)).isEmpty();
    }
    assertThat(lookAfter(2)).containsExactly(file);
  }

  @Test
  void shouldWaitWhenTheSizeIsThereAndTheBytesStillChange() throws IOException {
    Path file = write("report.txt", "same size");
    assertThat(lookAfter(0)).isEmpty();
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));

    assertThat(lookAfter(2)).isEmpty();
    assertThat(lookAfter(2)).containsExactly(file);
  }

  @Test
  void shouldLeaveUnfinishedNamesAndEmptyFilesAlone() throws IOException {
    for (String name :
        List.of(
            "a.pdf.part", "b.tmp", ".c.txt", "~$d.docx", "e.txt.crdownload", "f.txt.filepart")) {
      write(name, "half");
    }
    Path empty = write("g.txt", "");
    assertThat(lookAfter(0)).isEmpty();
    assertThat(lookAfter(60)).isEmpty();

    Files.writeString(empty, "now it has come", StandardCharsets.UTF_8);
    assertThat(lookAfter(1)).isEmpty();
    assertThat(lookAfter(2)).containsExactly(empty);
  }

  @Test
  void shouldGiveADocumentAgainWhenItChangesOrIsGivenBack() throws IOException {
    Path file = write("report.txt", "first");
    lookAfter(0);
    assertThat(lookAfter(2)).containsExactly(file);

    drop.giveBack(file);
    assertThat(lookAfter(0)).containsExactly(file);

    write("report.txt", "corrected");
    assertThat(lookAfter(0)).isEmpty();
    assertThat(lookAfter(2)).containsExactly(file);
  }

  @Test
  void shouldForgetADocumentThatIsTakenAway() throws IOException {
    Path file = write("report.txt", "first");
    lookAfter(0);
    Files.delete(file);
    assertThat(lookAfter(2)).isEmpty();

    write("report.txt", "first");
    assertThat(lookAfter(0)).isEmpty();
    assertThat(lookAfter(2)).containsExactly(file);
  }

  @Test
  void shouldGiveDocumentsByName() throws IOException {
    Path b = write("b.txt", "b");
    Path a = write("a.txt", "a");
    lookAfter(0);

    assertThat(lookAfter(2)).containsExactly(a, b);
  }

  private List<Path> lookAfter(int seconds) throws IOException {
    now += Duration.ofSeconds(seconds).toNanos();
    return drop.ready(now);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
