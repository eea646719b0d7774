package io.gongkai.testkit;

import java.io.File;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a test needs from the machine beyond the JVM, such as {@code npm}, and whether its lack may
 * be passed over.
 *
 * <p>{@code -Dgongkai.require=npm,apicurio} lists what must be there: its lack fails the test
 * instead of skipping it.
 */
public final class Requirements {
  /** System property with the names, separated by commas, of what must be there. */
  public static final String PROPERTY = "gongkai.require";

  private static final System.Logger LOG = System.getLogger(Requirements.class.getName());

  private Requirements() {}

  /** Whether something must be there. */
  public static boolean required(String name) {
    return Arrays.stream(System.getProperty(PROPERTY, "").split(",", -1))
        .map(String::strip)
        .anyMatch(name::equals);
  }

  /** Whether the machine has a program of this name. */
  public static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /**
   * Answers whether a test can run, for an assumption of the test framework. What is missing is
   * logged, because Maven's summary counts skipped tests without saying why.
   *
   * @param name name of what it needs, as in {@link #PROPERTY}
   * @param there whether it is there
   * @param lack what is missing and how to get it; used only when it is not there
   * @return whether it is there
   * @throws AssertionError when it is not, and must be
   */
  public static boolean met(String name, boolean there, String lack) {
    if (!there && required(name)) {
      throw new AssertionError("-D" + PROPERTY + " asks for " + name + ", but " + lack);
    }
    if (!there) {
      LOG.log(Level.WARNING, "Tests that need {0} are skipped: {1}", name, lack);
    }
    return there;
  }
}
