package io.gongkai.fuzz;

/** What the fuzzer calls; the target is named by the system property {@code fuzz.target}. */
public final class FuzzEntry {
  private static final FuzzTarget TARGET = FuzzTarget.named(System.getProperty("fuzz.target"));

  private FuzzEntry() {}

  /** Runs one input; the name is the fuzzer's. */
  public static void fuzzerTestOneInput(byte[] input) {
    TARGET.check(input);
  }
}
