package io.gongkai.testkit;

import java.util.Arrays;

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

  private Requirements() {}

  /** Whether something must be there. */
  public static boolean required(String name) {
    return Arrays.stream(System.getProperty(PROPERTY, "").split(",", -1))
        .map(String::strip)
        .anyMatch(name::equals);
  }

  /**
   * Answers whether a test can run, for an assumption of the test framework.
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
    return there;
  }
}
