package io.gongkai.app.stage;

/** What the causes of an exception say, the outermost first. */
final class Causes {
  private static final int MOST = 4;

  private Causes() {}

  /** The messages of an exception and its causes in one line; a message is said once. */
  static String text(Throwable error) {
    StringBuilder text = new StringBuilder();
    Throwable at = error;
    for (int i = 0; i < MOST && at != null; i++) {
      String message =
          at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage().strip();
      if (text.indexOf(message) < 0) {
        text.append(text.isEmpty() ? "" : ": ").append(message);
      }
      at = at.getCause();
    }
    return text.toString();
  }
}
