package io.gongkai.app.publish;

/** Shows how far a run has come. */
public interface Progress {
  /** Shows nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void show(int done, int total, String line) {
          // Nobody looks.
        }

        @Override
        public void end() {
          // Nothing was shown.
        }
      };

  /**
   * Shows a state.
   *
   * @param done number of documents that are through
   * @param total number of documents
   * @param line the state in words
   */
  void show(int done, int total, String line);

  /** Ends what is shown, before other lines are printed; it may begin again. */
  void end();
}
