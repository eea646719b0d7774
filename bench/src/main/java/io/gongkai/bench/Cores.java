package io.gongkai.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The processors that this process may use, and that others can be bound to.
 *
 * @param ids their numbers, at least two
 */
record Cores(List<Integer> ids) {
  private static final String PROGRAM = "taskset";
  private static final int SECONDS = 10;
  private static final Pattern RANGE = Pattern.compile("([0-9]+)(?:-([0-9]+))?");

  /** Copies the list. */
  Cores {
    ids = List.copyOf(ids);
  }

  /** What there is to bind to; nothing where there is one processor, or no program that binds. */
  static Optional<Cores> find() throws InterruptedException {
    try {
      String said = run(List.of(PROGRAM, "-cp", Long.toString(ProcessHandle.current().pid())));
      List<Integer> ids = parse(said.substring(said.lastIndexOf(':') + 1));
      return ids.size() < 2 ? Optional.empty() : Optional.of(new Cores(ids));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Numbers of processors out of a text such as {@code 0-2,5}. */
  static List<Integer> parse(String text) {
    List<Integer> ids = new ArrayList<>();
    for (Matcher range = RANGE.matcher(text); range.find(); ) {
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      for (int id = first; id <= last; id++) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Command that starts a program on one of them. */
  List<String> on(int index) {
    return List.of(PROGRAM, "-c", Integer.toString(ids.get(index)));
  }

  /** Binds this process, all its threads, to some of them. */
  void bindThisProcess(List<Integer> some) throws IOException, InterruptedException {
    String list = some.stream().map(id -> Integer.toString(id)).collect(Collectors.joining(","));
    run(List.of(PROGRAM, "-acp", list, Long.toString(ProcessHandle.current().pid())));
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + said.strip());
    }
    return said.strip();
  }
}
