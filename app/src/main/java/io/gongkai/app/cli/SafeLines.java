package io.gongkai.app.cli;

import java.io.PrintWriter;

/** Prints lines in which control characters out of a document do not reach the terminal. */
public final class SafeLines {
  private final PrintWriter out;

  /** Lines to a writer. */
  public SafeLines(PrintWriter out) {
    this.out = out;
  }

  /** Prints a line, with a space in place of each control character. */
  public void print(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 1);
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(safe::appendCodePoint);
    out.print(safe.append('\n'));
  }

  /** Brings what was printed on its way. */
  public void flush() {
    out.flush();
  }
}
