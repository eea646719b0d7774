package io.gongkai.app;

import io.gongkai.app.cli.GongkaiCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Entry point of the {@code gongkai} program. */
public final class Main {
  private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(30);

  private Main() {}

  /** Runs a command and ends the JVM with its exit status. */
  public static void main(String[] args) {
    // Reports are Chinese and JSON is UTF-8, whatever the platform's charset.
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int status = GongkaiCommand.run(args, out, err);
    out.flush();
    err.flush();
    haltIfShutdownHangs(status);
    System.exit(status);
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** Shutdown hooks have no time limit of their own, and one that hangs would keep us for ever. */
  private static void haltIfShutdownHangs(int status) {
    Thread watchdog =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(SHUTDOWN_LIMIT.toMillis());
                Runtime.getRuntime().halt(status);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "gongkai-shutdown-limit");
    watchdog.setDaemon(true);
    watchdog.start();
  }
}
