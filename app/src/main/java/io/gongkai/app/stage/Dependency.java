package io.gongkai.app.stage;

/** A server that a stage cannot work without. Safe for use by one thread at a time. */
public interface Dependency extends AutoCloseable {
  /** Its name in one word, in lower case. */
  String name();

  /**
   * Asks it whether it answers, within some seconds.
   *
   * @throws DependencyException when it does not, or refuses
   */
  void check() throws InterruptedException, DependencyException;

  @Override
  void close();
}
