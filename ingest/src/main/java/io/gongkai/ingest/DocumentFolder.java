package io.gongkai.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The documents that lie directly in a folder.
 *
 * @param documents files whose name ends like a document's or has no extension, sorted by name
 * @param skipped number of links and other regular files, hidden ones not counted
 */
public record DocumentFolder(List<Path> documents, int skipped) {

  /** Copies the list. */
  public DocumentFolder {
    documents = List.copyOf(documents);
  }

  /**
   * Lists the documents of a folder. Hidden files and sub-folders are left out; links are skipped,
   * as whoever may put one into the folder may not be allowed to read what it leads to.
   *
   * @throws IOException when the folder cannot be read
   */
  public static DocumentFolder list(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files =
          entries
              .filter(entry -> !isHidden(name(entry)) && Files.isRegularFile(entry))
              .sorted(Comparator.comparing(DocumentFolder::name))
              .toList();
    }
    List<Path> documents =
        files.stream()
            .filter(file -> isDocument(name(file)) && !Files.isSymbolicLink(file))
            .toList();
    return new DocumentFolder(documents, files.size() - documents.size());
  }

  private static String name(Path entry) {
    return entry.getFileName().toString();
  }

  /** Word keeps a file with a tilde beside each document that is open. */
  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("~$");
  }

  private static boolean isDocument(String name) {
    return name.indexOf('.') < 0 || DocumentType.ofName(name).isPresent();
  }
}
