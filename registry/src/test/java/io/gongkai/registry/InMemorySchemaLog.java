package io.gongkai.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A log in memory, which a second registry can read again. */
final class InMemorySchemaLog implements SchemaLog {
  private final List<Entry> entries = new ArrayList<>();
  private Consumer<Entry> reader = entry -> {};
  private boolean broken;

  @Override
  public synchronized void open(Consumer<Entry> newReader) {
    reader = newReader;
    entries.forEach(reader);
  }

  @Override
  public synchronized <R> R write(Supplier<Decision<R>> decision) {
    if (broken) {
      throw RegistryException.store("the disk is on fire", null);
    }
    Decision<R> decided = decision.get();
    for (Entry entry : decided.entries()) {
      entries.add(entry);
      reader.accept(entry);
    }
    return decided.result();
  }

  /** From now on every write fails. */
  synchronized void breakDown() {
    broken = true;
  }

  /** What stands in the log. */
  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** What compaction would leave of it. */
  synchronized InMemorySchemaLog compacted() {
    InMemorySchemaLog compacted = new InMemorySchemaLog();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      boolean replaced =
          entries.subList(i + 1, entries.size()).stream()
              .anyMatch(later -> later.key().equals(entry.key()));
      if (!replaced && entry.value() != null) {
        compacted.entries.add(entry);
      }
    }
    return compacted;
  }

  @Override
  public void close() {}
}
