package io.gongkai.app.publish;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.ingest.DropFolder;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders that documents are dropped into.
 *
 * <p>The file system's events only say that it is time to look: they get lost when there are many,
 * and network file systems have none. So the folders are looked at every few seconds as well.
 */
final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final Duration SHORTEST = Duration.ofMillis(200);

  private final Map<Path, DropFolder> folders = new LinkedHashMap<>();
  private final CountDownLatch stop;

  /** Null where the system gives no events. */
  private final WatchService events;

  /**
   * A watch.
   *
   * @param settle how long a document must stay the same
   * @param stop ends it when it opens
   */
  FolderWatch(List<Path> paths, Duration settle, CountDownLatch stop) {
    paths.forEach(path -> folders.put(path, new DropFolder(path, settle)));
    this.stop = stop;
    this.events = events(paths);
  }

  private static WatchService events(List<Path> paths) {
    try {
      WatchService service = FileSystems.getDefault().newWatchService();
      for (Path path : paths) {
        path.register(
            service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      }
      return service;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debug("No events of the file system; the folders are looked at regularly", e);
      return null;
    }
  }

  /**
   * Waits for documents.
   *
   * @return the documents that have become ready, at least one; none when the watch is ended
   * @throws CommandFailure when a folder cannot be read any more
   */
  List<Path> next() throws InterruptedException {
    while (stop.getCount() > 0) {
      List<Path> ready = new ArrayList<>();
      for (Map.Entry<Path, DropFolder> folder : folders.entrySet()) {
        try {
          ready.addAll(folder.getValue().ready(System.nanoTime()));
        } catch (IOException e) {
          throw new CommandFailure(
              "the folder " + folder.getKey() + " cannot be read any more: " + e, e);
        }
      }
      if (!ready.isEmpty()) {
        return ready;
      }
      pause();
    }
    return List.of();
  }

  /** Gives a document back that could not be sent: it is ready again at the next look. */
  void giveBack(Path document) {
    folders.values().forEach(folder -> folder.giveBack(document));
  }

  /** Until something happens, but never long, and never so short that a copy keeps us busy. */
  private void pause() throws InterruptedException {
    if (stop.await(SHORTEST.toMillis(), TimeUnit.MILLISECONDS) || events == null) {
      return;
    }
    long end = System.nanoTime() + LOOK_AGAIN.toNanos();
    while (stop.getCount() > 0 && System.nanoTime() - end < 0) {
      WatchKey key = events.poll(SHORTEST.toMillis(), TimeUnit.MILLISECONDS);
      if (key != null) {
        key.pollEvents();
        key.reset();
        return;
      }
    }
  }

  @Override
  public void close() {
    if (events != null) {
      try {
        events.close();
      } catch (IOException e) {
        LOG.debug("The events of the file system were not let go", e);
      }
    }
  }
}
