package io.gongkai.normalize.read.html;

/**
 * Says that a page has markup from which it takes the rules of HTML for broken pages, or rare ones,
 * to tell what is shown. Thrown often, and never seen: without a stack trace.
 */
final class UnusualMarkupException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusualMarkupException() {
    super("unusual markup", null, false, false);
  }

  /** Gives up unless markup is usual. */
  static void unless(boolean usual) throws UnusualMarkupException {
    if (!usual) {
      throw new UnusualMarkupException();
    }
  }
}
