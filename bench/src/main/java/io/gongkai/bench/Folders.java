package io.gongkai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders of data that a run makes. */
final class Folders {
  private Folders() {}

  /** Takes a folder away with all that it holds. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }

  /**
   * Bytes of the records in a broker's folder by topic; its own topics, and those between the parts
   * of a stage, are there too.
   */
  static Map<String, Long> recordsByTopic(Path folder) throws IOException {
    Map<String, Long> bytes = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(path -> path.toString().endsWith(".log") && path.toFile().isFile())
          .forEach(
              path -> {
                String partition = path.getParent().getFileName().toString();
                bytes.merge(
                    partition.replaceFirst("-\\d+$", ""), path.toFile().length(), Long::sum);
              });
    }
    return bytes;
  }
}
