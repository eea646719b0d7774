package io.gongkai.app.up;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.ingest.DocumentFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The documents that the user wants published.
 *
 * @param documents the files, each once
 * @param skipped files in the folders whose names do not end like a document's
 */
record DocumentSelection(List<Path> documents, int skipped) {

  /**
   * The documents among files and folders.
   *
   * @throws CommandFailure when one of them is missing or cannot be read
   */
  static DocumentSelection of(List<Path> filesAndFolders) {
    Set<Path> documents = new LinkedHashSet<>();
    int skipped = 0;
    List<String> missing = new ArrayList<>();
    for (Path path : filesAndFolders) {
      if (Files.isDirectory(path)) {
        DocumentFolder folder = list(path);
        documents.addAll(folder.documents());
        skipped += folder.skipped();
      } else if (Files.isRegularFile(path)) {
        documents.add(path);
      } else {
        missing.add(path.toString());
      }
    }
    if (!missing.isEmpty()) {
      throw new CommandFailure("there is no such file or folder: " + String.join(", ", missing));
    }
    return new DocumentSelection(List.copyOf(documents), skipped);
  }

  private static DocumentFolder list(Path folder) {
    try {
      return DocumentFolder.list(folder);
    } catch (IOException e) {
      throw new CommandFailure("the folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
