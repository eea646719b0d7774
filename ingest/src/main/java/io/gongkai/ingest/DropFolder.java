package io.gongkai.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that documents are dropped into, seen by looking at it again and again.
 *
 * <p>A document is ready once its size and time of change have stayed the same for a while, so that
 * none is taken that is still being written; an empty one is never ready. One that changes later is
 * ready again. Not safe for several threads.
 */
public final class DropFolder {
  private final Path folder;
  private final Duration settle;
  private Map<Path, Seen> seen = new HashMap<>();

  private record Seen(long size, FileTime changed, long since, boolean taken) {
    boolean isSame(BasicFileAttributes now) {
      return size == now.size() && changed.equals(now.lastModifiedTime());
    }
  }

  /**
   * A folder.
   *
   * @param settle how long a document must stay the same
   */
  public DropFolder(Path folder, Duration settle) {
    this.folder = folder;
    this.settle = settle;
  }

  /**
   * Looks at the folder.
   *
   * @param nanoTime the time by a clock such as {@link System#nanoTime}
   * @return the documents that have become ready, by name; each is given once
   * @throws IOException when the folder cannot be read
   */
  public List<Path> ready(long nanoTime) throws IOException {
    // In the order of the names, which is that of the listing.
    Map<Path, Seen> now = new LinkedHashMap<>();
    List<Path> ready = new ArrayList<>();
    for (Path file : DocumentFolder.list(folder).documents()) {
      look(file, nanoTime).ifPresent(state -> now.put(file, state));
    }
    for (Map.Entry<Path, Seen> entry : now.entrySet()) {
      Seen state = entry.getValue();
      if (!state.taken() && state.size() > 0 && nanoTime - state.since() >= settle.toNanos()) {
        ready.add(entry.getKey());
        entry.setValue(new Seen(state.size(), state.changed(), state.since(), true));
      }
    }
    // Only what lies there now: the memory is that of one listing.
    seen = now;
    return ready;
  }

  /** Makes a document ready again, because it could not be published. */
  public void giveBack(Path file) {
    seen.computeIfPresent(
        file, (path, state) -> new Seen(state.size(), state.changed(), state.since(), false));
  }

  /** Empty when the file was taken away since it was listed. */
  private Optional<Seen> look(Path file, long nanoTime) throws IOException {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      Seen before = seen.get(file);
      return Optional.of(
          before != null && before.isSame(attributes)
              ? before
              : new Seen(attributes.size(), attributes.lastModifiedTime(), nanoTime, false));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
