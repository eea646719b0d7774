package io.gongkai.app.console;

import io.gongkai.console.PagePictures.Absent;
import io.gongkai.console.PagePictures.Drawn;
import io.gongkai.console.PagePictures.Picture;
import io.gongkai.console.PagePictures.Refused;
import io.gongkai.normalize.NormalizerLimits;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A running {@link PaintingMain}, with a heap of its own and nothing of our environment. */
final class PaintingProcess {
  private static final String HEAP = "-Xmx384m";

  /** Longest answer: no picture within the painter's bounds is larger. */
  private static final int LONGEST_ANSWER = 32 * 1024 * 1024;

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;

  private PaintingProcess(Process process) {
    this.process = process;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /**
   * Starts a process.
   *
   * @param limits bounds on documents
   * @param longest after which time it ends itself, should nobody be there to end it
   */
  static PaintingProcess start(NormalizerLimits limits, Duration longest) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            HEAP,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            // Standard output is for answers.
            "-XX:+DisplayVMOutputToStderr",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            PaintingMain.class.getName()));
    command.addAll(List.of(PaintingMain.arguments(limits, longest)));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Passwords may stand in it.
    builder.environment().clear();
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return new PaintingProcess(builder.start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Draws a page.
   *
   * @throws IOException when the process has ended, or answers what nobody understands
   */
  Picture draw(byte[] document, int page) throws IOException {
    out.writeInt(page);
    out.writeInt(document.length);
    out.write(document);
    out.flush();
    int answer = in.readUnsignedByte();
    return switch (answer) {
      case PaintingMain.DRAWN -> new Drawn(bytes());
      case PaintingMain.REFUSED -> new Refused(words(), words());
      case PaintingMain.ABSENT -> new Absent();
      default -> throw new IOException("no such answer: " + answer);
    };
  }

  private String words() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  private byte[] bytes() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST_ANSWER) {
      throw new IOException("an answer of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  /** Ends it at once, whatever it does. */
  void kill() {
    process.destroyForcibly();
  }
}
