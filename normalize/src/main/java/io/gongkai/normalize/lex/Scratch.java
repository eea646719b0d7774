package io.gongkai.normalize.lex;

/**
 * Memory of a thread to work in for a moment: to fill new memory costs as much as most of what is
 * done in it.
 *
 * <p>Whoever takes it must be done with it before any other code can take it again.
 */
public final class Scratch {
  /** Longer ones are not kept: 128 kB for a thread. */
  private static final int MOST_KEPT = 1 << 16;

  private static final ThreadLocal<char[]> KEPT = ThreadLocal.withInitial(() -> new char[1 << 13]);

  private Scratch() {}

  /**
   * Room for characters.
   *
   * @param length how many at the least
   * @return with anything in it
   */
  public static char[] chars(int length) {
    char[] kept = KEPT.get();
    if (kept.length >= length) {
      return kept;
    }
    char[] longer = new char[length];
    if (length <= MOST_KEPT) {
      KEPT.set(longer);
    }
    return longer;
  }
}
