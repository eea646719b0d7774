package io.gongkai.app.deadletter;

import java.io.PrintWriter;

/** Tells what became of each dead letter that was to be sent again, and counts. */
final class RedriveReport implements Redriven {
  private static final int LONGEST = 400;

  private final PrintWriter out;
  private final boolean dryRun;
  private int sent;
  private int known;
  private int refused;

  RedriveReport(PrintWriter out, boolean dryRun) {
    this.out = out;
    this.dryRun = dryRun;
  }

  @Override
  public void sent(LetterId id, String whereto) {
    sent++;
    line(id, (dryRun ? "would be sent to " : "sent to ") + whereto);
  }

  @Override
  public void known(LetterId id) {
    known++;
    line(id, "was sent before");
  }

  @Override
  public void refused(LetterId id, String reason) {
    refused++;
    line(id, "not sent: " + reason);
  }

  private void line(LetterId id, String what) {
    out.println(id + "  " + Escaped.line(what, LONGEST));
    out.flush();
  }

  /** The counts on one line. */
  String summary() {
    return sent
        + (dryRun ? " would be sent, " : " sent, ")
        + known
        + " sent before, "
        + refused
        + " not sent";
  }

  /** Whether none had to be left. */
  boolean isClean() {
    return refused == 0;
  }
}
