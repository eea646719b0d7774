package io.gongkai.registry;

import io.gongkai.registry.LogFormat.VersionStored;
import io.gongkai.registry.RegistryService.Visible;
import io.javalin.Javalin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;

/**
 * The registry's REST API on a log in memory, reached through memory; here, beside the registry's
 * own classes, because nobody else needs to see them.
 */
public final class InMemoryRegistry implements AutoCloseable {
  private final Log log = new Log();
  private final RegistryService service = new RegistryService(log);
  private final Javalin javalin;
  private LocalConnector connector;

  /** A registry that knows nothing yet. */
  public InMemoryRegistry() {
    service.open();
    javalin =
        SchemaRegistryServer.http(
            service,
            RegistrySecurity.NONE,
            config ->
                config.jetty.addConnector(
                    (server, http) -> {
                      connector = new LocalConnector(server, new HttpConnectionFactory(http));
                      return connector;
                    }));
    javalin.start();
  }

  /** The way in. */
  public LocalConnector connector() {
    return connector;
  }

  /** Forgets every subject, version and level; ids go on from where they are. */
  public void forget() {
    log.forget();
  }

  /** The highest id of a version that stands; 1 when none does. */
  public int lastId() {
    return versions(service).stream().mapToInt(VersionStored::id).max().orElse(1);
  }

  /** Characters of all that stands in the log. */
  public long size() {
    return log.entries.stream()
        .mapToLong(
            entry -> entry.key().length() + Objects.requireNonNullElse(entry.value(), "").length())
        .sum();
  }

  /**
   * Looks whether the state is one that a registry may have, and whether another registry comes to
   * the same from the log.
   *
   * @throws AssertionError when it is not so
   */
  public void check() {
    Map<String, Integer> ids = new HashMap<>();
    Map<Integer, String> schemas = new HashMap<>();
    for (VersionStored version : versions(service)) {
      that(
          version.id() == ids.computeIfAbsent(version.schema(), schema -> version.id()),
          "a schema has two ids");
      that(
          version.schema().equals(schemas.computeIfAbsent(version.id(), id -> version.schema())),
          "an id stands for two schemas");
    }
    RegistryService other = new RegistryService(log.copy());
    other.open();
    that(versions(other).equals(versions(service)), "the log tells of other versions");
    that(other.globalLevel() == service.globalLevel(), "the log tells of another level");
    for (String subject : other.subjects(Visible.ALL)) {
      that(
          other.level(subject, true) == service.level(subject, true),
          "the log tells of another level of " + subject);
    }
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static List<VersionStored> versions(RegistryService of) {
    List<VersionStored> all = new ArrayList<>();
    of.subjects(Visible.ALL).forEach(subject -> all.addAll(of.versions(subject, Visible.ALL)));
    return all;
  }

  private static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** A log in memory. */
  private static final class Log implements SchemaLog {
    private final List<Entry> entries = new ArrayList<>();
    private Consumer<Entry> reader = entry -> {};

    @Override
    public synchronized void open(Consumer<Entry> newReader) {
      reader = newReader;
      entries.forEach(reader);
    }

    @Override
    public synchronized <R> R write(Supplier<Decision<R>> decision) {
      Decision<R> decided = decision.get();
      entries.addAll(decided.entries());
      decided.entries().forEach(reader);
      return decided.result();
    }

    /** The log as compaction would leave it. */
    synchronized Log copy() {
      Map<String, Entry> last = new LinkedHashMap<>();
      for (Entry entry : entries) {
        last.remove(entry.key());
        last.put(entry.key(), entry);
      }
      Log copy = new Log();
      copy.entries.addAll(last.values());
      return copy;
    }

    synchronized void forget() {
      Set<String> keys = new LinkedHashSet<>();
      entries.forEach(entry -> keys.add(entry.key()));
      keys.forEach(key -> reader.accept(new Entry(key, null)));
      entries.clear();
    }

    @Override
    public void close() {
      // There is nothing to let go of.
    }
  }
}
