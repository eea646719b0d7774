package io.gongkai.registry;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The log that holds the registry's state.
 *
 * <p>What counts is what has been read back from the log: every instance reads the same entries in
 * the same order and so comes to the same state.
 */
interface SchemaLog extends AutoCloseable {

  /**
   * An entry of the log; a later entry with the same key replaces an earlier one.
   *
   * @param key JSON text
   * @param value JSON text; null deletes
   */
  record Entry(String key, String value) {
    /** Checks that there is a key. */
    public Entry {
      Objects.requireNonNull(key, "key");
    }
  }

  /**
   * What to write, and what to answer once it is written.
   *
   * @param entries entries that are written together; may be empty
   * @param result the answer
   */
  record Decision<R>(List<Entry> entries, R result) {
    /** Copies the entries. */
    public Decision {
      entries = List.copyOf(entries);
    }
  }

  /**
   * Starts reading, and returns when everything that stood in the log has been read.
   *
   * @param reader takes each entry, one after the other, in the order of the log
   * @throws RegistryException when the log cannot be read to its end in time
   */
  void open(Consumer<Entry> reader);

  /**
   * Decides on the state as it is in the whole log, and writes: no other writer comes between. The
   * decision may be made more than once; the last counts.
   *
   * @return the decision's result, when its entries have been read back
   * @throws RegistryException when the entries could not be written in time, or what the decision
   *     throws
   */
  <R> R write(Supplier<Decision<R>> decision);

  /** Stops reading, within a bounded time. */
  @Override
  void close();
}
