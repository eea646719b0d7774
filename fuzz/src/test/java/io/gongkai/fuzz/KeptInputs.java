package io.gongkai.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The inputs that reached new code of a target in earlier runs, in one file. */
record KeptInputs(Path file) {
  /** Far more than a target has; a bound on what is unpacked. */
  private static final int MOST_INPUTS = 100_000;

  private static final int LONGEST_INPUT = 1 << 20;

  static KeptInputs of(FuzzTarget target) {
    return new KeptInputs(Corpus.folder().resolveSibling("kept").resolve(target.folder() + ".zip"));
  }

  /** Lays each input down as a file; none where nothing was kept yet. */
  void unpackInto(Path directory) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (int i = 0; i < MOST_INPUTS && zip.getNextEntry() != null; i++) {
        Files.write(directory.resolve("kept-" + i), zip.readNBytes(LONGEST_INPUT));
      }
    }
  }

  /** Keeps these inputs in the place of those before; the same inputs are the same file. */
  void pack(Path directory) throws IOException {
    List<Path> inputs;
    try (Stream<Path> files = Files.list(directory)) {
      inputs = files.sorted().toList();
    }
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Path input : inputs) {
        ZipEntry entry = new ZipEntry(input.getFileName().toString());
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(Files.readAllBytes(input));
        zip.closeEntry();
      }
    }
  }
}
