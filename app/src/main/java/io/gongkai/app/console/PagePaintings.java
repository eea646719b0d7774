package io.gongkai.app.console;

import io.gongkai.console.PagePictures.Busy;
import io.gongkai.console.PagePictures.Picture;
import io.gongkai.console.PagePictures.Refused;
import io.gongkai.normalize.NormalizerLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws pages of documents, one at a time, in a process that is ended when it takes too long, and
 * when nobody has asked for a picture for a while.
 *
 * <p>Safe for several threads.
 */
final class PagePaintings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PagePaintings.class);

  /** Larger documents would take more than the process's heap. */
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final int WAITING = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration KEPT_IDLE = Duration.ofMinutes(1);

  /** What a process takes beside the time for the page: to start, and to look for fonts. */
  private static final Duration ALLOWANCE = Duration.ofSeconds(15);

  private final NormalizerLimits limits;
  private final Duration longest;
  private final Semaphore places = new Semaphore(WAITING);
  private final ReentrantLock drawing = new ReentrantLock(true);
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "page-paintings");
            thread.setDaemon(true);
            return thread;
          });

  /** Null when there is none; changed by whoever holds the lock. */
  private volatile PaintingProcess process;

  private ScheduledFuture<?> end;
  private volatile boolean closed;

  /**
   * Starts nothing yet.
   *
   * @param limits bounds on documents
   */
  PagePaintings(NormalizerLimits limits) {
    this(limits, limits.maxTime().plus(ALLOWANCE));
  }

  /**
   * Starts nothing yet.
   *
   * @param limits bounds on documents
   * @param longest after which time the process is ended
   */
  PagePaintings(NormalizerLimits limits, Duration longest) {
    this.limits = limits;
    this.longest = longest;
  }

  /**
   * Draws a page.
   *
   * @param document the document's bytes; not changed
   * @param page the page, from 1
   */
  Picture draw(byte[] document, int page) {
    if (document.length > MOST_BYTES) {
      return new Refused(
          "文件超过 " + MOST_BYTES + " 字节，不绘制页面。",
          "Pages of documents of more than " + MOST_BYTES + " bytes are not drawn.");
    }
    if (!places.tryAcquire()) {
      return new Busy();
    }
    try {
      if (!drawing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Busy();
      }
      try {
        return closed ? new Busy() : drawNow(document, page);
      } finally {
        drawing.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Busy();
    } finally {
      places.release();
    }
  }

  private Picture drawNow(byte[] document, int page) {
    try {
      if (process == null || !process.isAlive()) {
        process = PaintingProcess.start(limits, longest.multipliedBy(2));
      }
    } catch (IOException e) {
      LOG.error("No process can be started that draws pages: {}", e.toString());
      return new Busy();
    }
    PaintingProcess current = process;
    ScheduledFuture<?> overdue =
        watch.schedule(current::kill, longest.toMillis(), TimeUnit.MILLISECONDS);
    boolean done = false;
    try {
      Picture picture = current.draw(document, page);
      done = overdue.cancel(false);
      return picture;
    } catch (IOException e) {
      LOG.warn("The process that draws pages has ended over a page: {}", e.toString());
      return new Refused(
          "绘制这一页所需的时间或内存超出上限。", "Drawing this page takes more time or memory than is allowed.");
    } finally {
      overdue.cancel(false);
      if (done) {
        endLater();
      } else {
        end();
      }
    }
  }

  private void endLater() {
    if (end != null) {
      end.cancel(false);
    }
    end = watch.schedule(this::endIfIdle, KEPT_IDLE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whoever draws just now ends it later. */
  private void endIfIdle() {
    if (drawing.tryLock()) {
      try {
        end();
      } finally {
        drawing.unlock();
      }
    }
  }

  private void end() {
    if (process != null) {
      process.kill();
      process = null;
    }
  }

  /** Ends the process; whoever waits for a picture gets none. */
  @Override
  public void close() {
    closed = true;
    watch.shutdownNow();
    PaintingProcess running = process;
    if (running != null) {
      running.kill();
    }
    drawing.lock();
    try {
      end();
    } finally {
      drawing.unlock();
    }
  }
}
