package io.gongkai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A plain Python script that splits lines and cells, in a process of its own; it measures its own
 * passes, so that the interpreter's start does not count.
 */
final class Script implements AutoCloseable {
  private static final int STOP_SECONDS = 10;

  private final Process process;
  private final BufferedReader answers;
  private final int documents;

  private Script(Process process, int documents) {
    this.process = process;
    this.documents = documents;
    this.answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Starts it on documents, which it reads once; nothing where there is no Python 3. */
  static Optional<Script> start(Path directory, List<byte[]> documents) throws IOException {
    Path program = directory.resolve("split.py");
    try (InputStream in = Script.class.getResourceAsStream("/io/gongkai/bench/split.py")) {
      Files.write(program, in.readAllBytes());
    }
    Path folder = Files.createDirectories(directory.resolve("split"));
    for (int i = 0; i < documents.size(); i++) {
      Files.write(folder.resolve(i + ".txt"), documents.get(i));
    }
    try {
      return Optional.of(
          new Script(
              new ProcessBuilder("python3", program.toString(), folder.toString())
                  .redirectError(ProcessBuilder.Redirect.INHERIT)
                  .start(),
              documents.size()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Has it work through all documents, pass after pass, for at least a time. */
  Sample round(long leastNanos) throws IOException {
    process.getOutputStream().write((leastNanos + "\n").getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the script has ended with " + process.isAlive());
    }
    String[] figures = answer.split(" ", -1);
    return new Sample(
        documents * Long.parseLong(figures[0]),
        Long.parseLong(figures[1]),
        Long.parseLong(figures[2]));
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    answers.close();
  }
}
