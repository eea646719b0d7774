package io.gongkai.app.console;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.UnreadableException;
import io.gongkai.normalize.read.container.WorkTime;
import io.gongkai.normalize.read.pdf.PagePainter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/**
 * The process that draws pages: a document may take its memory and its time, and nobody else's.
 *
 * <p>On standard input come a page, the length of a document and the document; on standard output
 * goes what became of it. It ends with its input.
 */
final class PaintingMain {
  /** Answers. */
  static final int DRAWN = 1;

  static final int REFUSED = 2;
  static final int ABSENT = 3;

  private static final int ARGUMENTS = 7;

  private PaintingMain() {}

  /**
   * Draws until the input ends.
   *
   * @param arguments the limits, as {@link #arguments} gives them
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != ARGUMENTS) {
      throw new IllegalArgumentException("this process is started by the console");
    }
    NormalizerLimits limits =
        new NormalizerLimits(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            Duration.ofMillis(Long.parseLong(arguments[5])));
    // By default pictures go through files in a folder that all users share.
    ImageIO.setUseCache(false);
    PagePainter painter = new PagePainter(limits, new WorkTime());
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
      serve(painter, Duration.ofMillis(Long.parseLong(arguments[6])), in, out);
    }
  }

  /**
   * The arguments of such a process.
   *
   * @param limits bounds on documents
   * @param longest after which time it ends itself, should nobody be there to end it
   */
  static String[] arguments(NormalizerLimits limits, Duration longest) {
    return new String[] {
      Integer.toString(limits.maxBytes()),
      Integer.toString(limits.maxUnpackedBytes()),
      Integer.toString(limits.maxChars()),
      Integer.toString(limits.maxPages()),
      Integer.toString(limits.maxElements()),
      Long.toString(limits.maxTime().toMillis()),
      Long.toString(longest.toMillis())
    };
  }

  private static void serve(
      PagePainter painter, Duration longest, DataInputStream in, DataOutputStream out)
      throws IOException {
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "overdue");
              thread.setDaemon(true);
              return thread;
            });
    while (true) {
      int page;
      try {
        page = in.readInt();
      } catch (EOFException e) {
        return;
      }
      byte[] document = in.readNBytes(in.readInt());
      ScheduledFuture<?> overdue =
          watch.schedule(
              () -> Runtime.getRuntime().halt(1), longest.toMillis(), TimeUnit.MILLISECONDS);
      answer(painter, document, page, out);
      overdue.cancel(false);
    }
  }

  private static void answer(PagePainter painter, byte[] document, int page, DataOutputStream out)
      throws IOException {
    try {
      Optional<byte[]> png = painter.paint(document, page);
      out.writeByte(png.isPresent() ? DRAWN : ABSENT);
      if (png.isPresent()) {
        write(out, png.get());
      }
    } catch (UnreadableException e) {
      out.writeByte(REFUSED);
      write(out, e.chinese().getBytes(StandardCharsets.UTF_8));
      write(out, e.getMessage().getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
