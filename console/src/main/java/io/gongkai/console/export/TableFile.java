package io.gongkai.console.export;

import java.io.IOException;
import java.util.List;

/**
 * A table on its way to its reader. It is never held as a whole.
 *
 * <p>A file that was not ended is broken, and must not pass for a whole one: whoever writes it
 * breaks the transfer off.
 */
public interface TableFile {
  /** Begins the file; called once, before all rows. */
  void begin(List<Column> columns) throws IOException;

  /**
   * Adds a row.
   *
   * @param values a value for each column, of its kind or null; not kept
   */
  void row(List<Object> values) throws IOException;

  /** Ends the file; called once, when all rows were added. */
  void end() throws IOException;
}
