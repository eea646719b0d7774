package io.gongkai.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The files that a command is given to read. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * Checks that files can be read, before a command writes its first line.
   *
   * @param files the files as they were given
   * @param undone what the command has not done when one cannot: "no file was checked"
   * @throws CommandFailure when one cannot; its message names each
   */
  public static void requireReadable(List<String> files, String undone) {
    List<String> problems = files.stream().filter(file -> !isReadable(file)).toList();
    if (!problems.isEmpty()) {
      throw new CommandFailure(
          undone + ", because these are no files that can be read: " + String.join(", ", problems));
    }
  }

  private static boolean isReadable(String file) {
    try {
      Path path = Path.of(file);
      return Files.isRegularFile(path) && Files.isReadable(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
