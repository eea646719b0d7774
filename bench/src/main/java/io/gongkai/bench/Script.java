package io.gongkai.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    Process process;
    try {
      process =
          new ProcessBuilder("python3", program.toString(), folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      return Optional.empty();
    }
    Script script = new Script(process, documents.size());
    try {
      script.expect(told(documents));
      return Optional.of(script);
    } catch (IOException | RuntimeException e) {
      script.close();
      throw e;
    }
  }

  /** What it must have read: documents, bytes, cells of lines with tabs, numbers among them. */
  private static String told(List<byte[]> documents) {
    long bytes = 0;
    long cells = 0;
    long numbers = 0;
    for (byte[] document : documents) {
      bytes += document.length;
      for (String line : new String(document, StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.indexOf('\t') >= 0) {
          String[] split = line.split("\t", -1);
          cells += split.length;
          numbers += Arrays.stream(split).filter(it -> it.matches("-*\\d+")).count();
        }
      }
    }
    return documents.size() + " " + bytes + " " + cells + " " + numbers;
  }

  private void expect(String told) throws IOException {
    String answer = answers.readLine();
    if (!told.equals(answer)) {
      throw new IOException(
          "the script has read other documents, bytes, cells, numbers than it was given: "
              + answer
              + " instead of "
              + told);
    }
  }

  /** Has it work through all documents, pass after pass, for at least a time. */
  Sample round(long leastNanos) throws IOException {
    process.getOutputStream().write((leastNanos + "\n").getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the script has ended before its answer");
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
