package io.gongkai.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gongkai.registry.LogFormat.Event;
import io.gongkai.registry.LogFormat.LevelCleared;
import io.gongkai.registry.LogFormat.LevelSet;
import io.gongkai.registry.LogFormat.SubjectDeleted;
import io.gongkai.registry.LogFormat.VersionErased;
import io.gongkai.registry.LogFormat.VersionStored;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registry's state: what the log's entries, read in order, come to. Safe for threads. */
final class RegistryState {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryState.class);

  private final NavigableMap<String, NavigableMap<Integer, VersionStored>> subjects =
      new TreeMap<>();
  private final Map<String, CompatibilityLevel> levels = new HashMap<>();
  private int lastId;

  /** Takes in an entry of the log. An entry that makes no sense is logged and changes nothing. */
  synchronized void apply(SchemaLog.Entry entry) {
    try {
      Optional<Event> event = LogFormat.read(entry);
      if (event.isPresent()) {
        apply(event.get());
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      LOG.warn("entry of the schema log ignored: {}: {}", entry.key(), e.getMessage());
    }
  }

  private void apply(Event event) {
    if (event instanceof VersionStored stored) {
      versions(stored.subject()).put(stored.version(), stored);
      lastId = Math.max(lastId, stored.id());
    } else if (event instanceof VersionErased erased) {
      versions(erased.subject()).remove(erased.version());
      if (versions(erased.subject()).isEmpty()) {
        subjects.remove(erased.subject());
      }
    } else if (event instanceof SubjectDeleted deleted) {
      versions(deleted.subject())
          .replaceAll((version, old) -> version <= deleted.version() ? softDeleted(old) : old);
    } else if (event instanceof LevelSet set) {
      levels.put(set.subject(), set.level());
    } else if (event instanceof LevelCleared cleared) {
      levels.remove(cleared.subject());
    }
  }

  private NavigableMap<Integer, VersionStored> versions(String subject) {
    return subjects.computeIfAbsent(subject, key -> new TreeMap<>());
  }

  static VersionStored softDeleted(VersionStored old) {
    return new VersionStored(old.subject(), old.version(), old.id(), old.schema(), true);
  }

  /** Names of all subjects, sorted, with deleted ones. */
  synchronized List<String> subjects() {
    return subjects.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The versions of a subject, oldest first, with deleted ones; empty when there is none. */
  synchronized List<VersionStored> versionsOf(String subject) {
    NavigableMap<Integer, VersionStored> versions = subjects.get(subject);
    return versions == null ? List.of() : List.copyOf(versions.values());
  }

  /** The versions of all subjects that hold a schema, with deleted ones, by subject. */
  synchronized List<VersionStored> versionsWith(int id) {
    List<VersionStored> found = new ArrayList<>();
    for (NavigableMap<Integer, VersionStored> versions : subjects.values()) {
      versions.values().stream().filter(version -> version.id() == id).forEach(found::add);
    }
    return found;
  }

  /** Id of a schema under any subject, with deleted ones; the next free id when it has none. */
  synchronized int idFor(String schema) {
    for (NavigableMap<Integer, VersionStored> versions : subjects.values()) {
      for (VersionStored version : versions.values()) {
        if (version.schema().equals(schema)) {
          return version.id();
        }
      }
    }
    return lastId + 1;
  }

  /** The level that is set for a subject, or globally for the empty name. */
  synchronized Optional<CompatibilityLevel> level(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }
}
