package io.gongkai.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The inputs that are kept: one folder for each target, one file for each input. */
final class Corpus {
  private Corpus() {}

  /** The folder that holds the folders of all targets. */
  static Path folder() {
    return Path.of(System.getProperty("gongkai.root"), "fuzz", "corpus");
  }

  /** The inputs kept for a target, by name. */
  static List<Path> inputs(FuzzTarget target) throws IOException {
    Path folder = folder().resolve(target.folder());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
