package io.gongkai.app.publish;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.ingest.DocumentFolder;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The documents that the user wants published.
 *
 * @param documents the files, each once
 * @param skipped files in the folders whose names do not end like a document's
 * @param missing what was named and is not there, or matches nothing
 */
public record DocumentSelection(List<Path> documents, int skipped, List<String> missing) {
  private static final String WILD = "*?[{";

  /** Copies the lists. */
  public DocumentSelection {
    documents = List.copyOf(documents);
    missing = List.copyOf(missing);
  }

  /**
   * The documents among files, folders and patterns. Of a folder those count whose names end like a
   * document's; a file that is named, or that a pattern matches, always does.
   *
   * @param arguments paths, or patterns where no such path is there
   * @throws CommandFailure when a folder cannot be read
   */
  public static DocumentSelection of(List<String> arguments) {
    Set<Path> documents = new LinkedHashSet<>();
    int skipped = 0;
    List<String> missing = new ArrayList<>();
    for (String argument : arguments) {
      Path path = path(argument);
      if (path != null && Files.isDirectory(path)) {
        DocumentFolder folder = list(path);
        documents.addAll(folder.documents());
        skipped += folder.skipped();
      } else if (path != null && Files.exists(path)) {
        documents.add(path);
      } else {
        List<Path> matches = matches(argument);
        documents.addAll(matches);
        if (matches.isEmpty()) {
          missing.add(argument);
        }
      }
    }
    return new DocumentSelection(List.copyOf(documents), skipped, missing);
  }

  /** This selection, when nothing of it is missing. */
  public DocumentSelection complete() {
    if (!missing.isEmpty()) {
      throw new CommandFailure("there is no such file or folder: " + String.join(", ", missing));
    }
    return this;
  }

  private static DocumentFolder list(Path folder) {
    try {
      return DocumentFolder.list(folder);
    } catch (IOException e) {
      throw new CommandFailure("the folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** The files that a pattern matches, sorted; none when it is no pattern. */
  private static List<Path> matches(String pattern) {
    int wild = firstWild(pattern);
    if (wild < 0) {
      return List.of();
    }
    int slash = pattern.lastIndexOf('/', wild);
    Path base = path(slash < 0 ? "" : pattern.substring(0, slash + 1));
    String below = pattern.substring(slash + 1);
    if (base == null || !Files.isDirectory(base)) {
      return List.of();
    }
    // A ** crosses folders; without one the pattern says how deep it goes.
    int depth = below.contains("**") ? Integer.MAX_VALUE : below.split("/", -1).length;
    try (Stream<Path> files = Files.walk(base, depth)) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + below);
      return files
          .filter(file -> matcher.matches(base.relativize(file)))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CommandFailure("the folder " + base + " cannot be read: " + e.getMessage(), e);
    } catch (PatternSyntaxException e) {
      return List.of();
    }
  }

  private static int firstWild(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (WILD.indexOf(pattern.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  /** Null where the text cannot be a path. */
  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
