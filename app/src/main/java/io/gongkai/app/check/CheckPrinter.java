package io.gongkai.app.check;

/** Prints checked files in one of the formats, in the order in which they come. */
interface CheckPrinter extends AutoCloseable {

  /** Prints one file. */
  void print(CheckedFile checked);

  /** Prints what stands behind the last file, and flushes. */
  @Override
  void close();
}
