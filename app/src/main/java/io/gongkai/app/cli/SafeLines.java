package io.gongkai.app.cli;

import java.io.PrintWriter;

/** Prints lines out of documents, in which nothing reaches a terminal that it would obey. */
public final class SafeLines {
  private final PrintWriter out;

  /** Lines to a writer. */
  public SafeLines(PrintWriter out) {
    this.out = out;
  }

  /** Prints a line, as {@link TerminalText#line} makes it safe. */
  public void print(String text) {
    out.print(TerminalText.line(text) + "\n");
  }

  /** Brings what was printed on its way. */
  public void flush() {
    out.flush();
  }
}
