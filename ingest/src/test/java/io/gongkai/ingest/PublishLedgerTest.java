package io.gongkai.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishLedgerTest {
  private static final String FIRST = LedgerProcess.id("test", 1);
  private static final String SECOND = LedgerProcess.id("test", 2);

  @TempDir private Path folder;

  @Test
  void shouldRememberWhatWasSentWhenItIsOpenedAgain() throws IOException {
    try (PublishLedger ledger = open()) {
      assertThat(ledger.contains(FIRST)).isFalse();
      ledger.add(FIRST);
      assertThat(ledger.contains(FIRST)).isTrue();
    }
    try (PublishLedger again = open()) {
      assertThat(again.contains(FIRST)).isTrue();
      assertThat(again.contains(SECOND)).isFalse();
    }
  }

  @Test
  void shouldKeepClustersApart() throws IOException {
    try (PublishLedger one = PublishLedger.open(folder, "MkU3OEVBNTcwNTJENDM2Qk");
        PublishLedger other = PublishLedger.open(folder, "q1Sh-9_ISia_zwGINzRvyQ")) {
      one.add(FIRST);

      assertThat(other.contains(FIRST)).isFalse();
    }
  }

  @Test
  void shouldSeeWhatAnotherLedgerAddsToTheSameFile() throws IOException {
    try (PublishLedger one = open();
        PublishLedger other = open()) {
      one.add(FIRST);
      other.add(SECOND);

      assertThat(other.contains(FIRST)).isTrue();
      assertThat(one.contains(SECOND)).isTrue();
    }
  }

  @Test
  void shouldCutOffTheHalfLineOfAKilledProcess() throws IOException {
    try (PublishLedger ledger = open()) {
      ledger.add(FIRST);
      append(ledger.file(), SECOND.substring(0, 30));
    }
    try (PublishLedger ledger = open()) {
      assertThat(ledger.contains(SECOND)).isFalse();
      ledger.add(SECOND);
      assertThat(Files.readAllLines(ledger.file())).containsExactly(FIRST, SECOND);
    }
  }

  @Test
  void shouldPassOverBytesThatWereNeverWritten() throws IOException {
    try (PublishLedger ledger = open()) {
      append(ledger.file(), "\0".repeat(65));
      ledger.add(FIRST);
    }
    try (PublishLedger ledger = open()) {
      assertThat(ledger.contains(FIRST)).isTrue();
      assertThat(ledger.size()).isEqualTo(1);
    }
  }

  @Test
  void shouldLoseAndTearNothingWhenTwoProcessesWriteAtATime() throws Exception {
    int lines = 2000;
    Process one = start("one", lines);
    Process other = start("other", lines);
    assertThat(one.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(List.of(one.exitValue(), other.exitValue())).containsOnly(0);

    try (PublishLedger ledger = open()) {
      assertThat(ledger.size()).isEqualTo(2 * lines);
      assertThat(Files.size(ledger.file())).isEqualTo(2L * lines * 65);
      for (int i = 0; i < lines; i++) {
        assertThat(ledger.contains(LedgerProcess.id("one", i))).isTrue();
        assertThat(ledger.contains(LedgerProcess.id("other", i))).isTrue();
      }
    }
  }

  @Test
  void shouldGoOnWhenAProcessIsKilledWhileItWrites() throws Exception {
    Process killed = start("killed", Integer.MAX_VALUE);
    Path file = folder.resolve("cluster.sent");
    while (killed.isAlive() && (!Files.exists(file) || Files.size(file) < 65 * 100)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    try (PublishLedger ledger = open()) {
      assertThat(ledger.size()).isGreaterThanOrEqualTo(100);
      ledger.add(FIRST);
    }
    try (PublishLedger ledger = open()) {
      assertThat(ledger.contains(LedgerProcess.id("killed", 99))).isTrue();
      assertThat(ledger.contains(FIRST)).isTrue();
    }
  }

  @Test
  void shouldHoldAYearOfReportsInLittleMemory() {
    DigestSet set = new DigestSet();
    for (int i = 0; i < 200_000; i++) {
      set.add(LedgerProcess.id("year", i));
    }

    assertThat(set.size()).isEqualTo(200_000);
    assertThat(set.bytes()).isLessThan(16 << 20);
    assertThat(set.contains(LedgerProcess.id("year", 199_999))).isTrue();
    assertThat(set.contains(LedgerProcess.id("year", 200_000))).isFalse();
  }

  @Test
  void shouldNameTheFileWhenItCannotBeUsed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> PublishLedger.open(file, "cluster"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("file")
        .hasMessageContaining("cluster.sent");
    assertThatThrownBy(() -> PublishLedger.open(folder, "../../etc"))
        .isInstanceOf(IOException.class);
  }

  private PublishLedger open() throws IOException {
    return PublishLedger.open(folder, "cluster");
  }

  private Process start(String name, int lines) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LedgerProcess.class.getName(),
            folder.toString(),
            name,
            Integer.toString(lines))
        .inheritIO()
        .start();
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
  }
}
