package io.gongkai.registry;

import io.gongkai.registry.LogFormat.VersionStored;
import io.gongkai.registry.SchemaLog.Decision;
import io.gongkai.registry.SchemaLog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** What the registry does, apart from HTTP. Refusals are {@link RegistryException}s. */
final class RegistryService {
  private static final String GLOBAL = "";

  /** Longest part of Avro's message that is told: it may repeat the whole schema. */
  private static final int MAX_MESSAGE = 1_000;

  private final SchemaLog log;
  private final RegistryState state = new RegistryState();

  RegistryService(SchemaLog log) {
    this.log = log;
  }

  void open() {
    log.open(state::apply);
  }

  /** Which versions a question is about. */
  enum Visible {
    LIVE,
    ALL,
    DELETED;

    boolean shows(VersionStored version) {
      return this == ALL || version.deleted() == (this == DELETED);
    }
  }

  List<String> subjects(Visible visible) {
    return state.subjects().stream().filter(subject -> hasSubject(subject, visible)).toList();
  }

  private boolean hasSubject(String subject, Visible visible) {
    List<VersionStored> versions = state.versionsOf(subject);
    // A subject counts as deleted when nothing of it is left alive.
    return visible == Visible.DELETED
        ? !versions.isEmpty() && versions.stream().allMatch(VersionStored::deleted)
        : versions.stream().anyMatch(visible::shows);
  }

  List<VersionStored> versions(String subject, Visible visible) {
    List<VersionStored> versions =
        state.versionsOf(subject).stream().filter(visible::shows).toList();
    if (versions.isEmpty()) {
      throw RegistryException.subjectNotFound(subject);
    }
    return versions;
  }

  VersionStored version(String subject, VersionNumber number, Visible visible) {
    List<VersionStored> versions = versions(subject, visible);
    if (number.isLatest()) {
      return versions.get(versions.size() - 1);
    }
    return versions.stream()
        .filter(version -> version.version() == number.number())
        .findFirst()
        .orElseThrow(() -> RegistryException.versionNotFound(number.toString()));
  }

  VersionStored lookUp(String subject, String schema, Visible visible) {
    String text = parse(schema).toString();
    return versions(subject, visible).stream()
        .filter(version -> version.schema().equals(text))
        // The newest: a schema that was deleted and registered again stands there twice.
        .reduce((first, second) -> second)
        .orElseThrow(RegistryException::schemaNotFound);
  }

  int register(String subject, String schema) {
    checkName(subject);
    Schema parsed = parse(schema);
    String text = parsed.toString();
    return log.write(
        () -> {
          List<VersionStored> all = state.versionsOf(subject);
          List<VersionStored> live = all.stream().filter(Visible.LIVE::shows).toList();
          for (VersionStored version : live) {
            if (version.schema().equals(text)) {
              return new Decision<>(List.of(), version.id());
            }
          }
          List<String> against = level(subject).incompatibilities(parsed, schemas(live));
          if (!against.isEmpty()) {
            throw RegistryException.incompatible(subject, against.toString());
          }
          int id = state.idFor(text);
          int number = all.isEmpty() ? 1 : all.get(all.size() - 1).version() + 1;
          VersionStored stored = new VersionStored(subject, number, id, text, false);
          return new Decision<>(List.of(LogFormat.stored(stored)), id);
        });
  }

  List<Integer> deleteSubject(String subject, boolean permanent) {
    return log.write(
        () -> {
          List<VersionStored> all = versions(subject, Visible.ALL);
          boolean alive = all.stream().anyMatch(Visible.LIVE::shows);
          if (permanent && alive) {
            throw RegistryException.subjectNotSoftDeleted(subject);
          }
          if (!permanent && !alive) {
            throw RegistryException.subjectSoftDeleted(subject);
          }
          List<Entry> entries = new ArrayList<>();
          if (permanent) {
            all.forEach(version -> entries.add(LogFormat.erased(subject, version.version())));
            entries.add(LogFormat.subjectErased(subject));
          } else {
            entries.add(LogFormat.subjectDeleted(subject, all.get(all.size() - 1).version()));
          }
          if (state.level(subject).isPresent()) {
            entries.add(LogFormat.levelCleared(subject));
          }
          return new Decision<>(
              entries,
              all.stream()
                  .filter(permanent ? Visible.ALL::shows : Visible.LIVE::shows)
                  .map(VersionStored::version)
                  .toList());
        });
  }

  int deleteVersion(String subject, VersionNumber number, boolean permanent) {
    return log.write(
        () -> {
          if (number.isLatest()) {
            versions(subject, Visible.LIVE);
          }
          VersionStored version =
              version(subject, number, number.isLatest() ? Visible.LIVE : Visible.ALL);
          if (permanent && !version.deleted()) {
            throw RegistryException.versionNotSoftDeleted(subject, version.version());
          }
          if (!permanent && version.deleted()) {
            throw RegistryException.versionSoftDeleted(subject, version.version());
          }
          Entry entry =
              permanent
                  ? LogFormat.erased(subject, version.version())
                  : LogFormat.stored(RegistryState.softDeleted(version));
          return new Decision<>(List.of(entry), version.version());
        });
  }

  List<VersionStored> versionsWith(int id) {
    List<VersionStored> versions = state.versionsWith(id);
    if (versions.isEmpty()) {
      throw RegistryException.schemaNotFound(id);
    }
    return versions;
  }

  /** What stands against a schema beside all versions that the subject's level asks for. */
  List<String> incompatibilities(String subject, String schema) {
    Schema parsed = parse(schema);
    List<VersionStored> live =
        state.versionsOf(subject).stream().filter(Visible.LIVE::shows).toList();
    return level(subject).incompatibilities(parsed, schemas(live));
  }

  /**
   * What stands against a schema beside one version. A subject without versions has no latest one,
   * and nothing stands against its first.
   */
  List<String> incompatibilities(String subject, VersionNumber number, String schema) {
    Schema parsed = parse(schema);
    List<VersionStored> live =
        state.versionsOf(subject).stream().filter(Visible.LIVE::shows).toList();
    List<VersionStored> asked =
        number.isLatest()
            ? live.subList(Math.max(0, live.size() - 1), live.size())
            : live.stream().filter(version -> version.version() == number.number()).toList();
    if (asked.isEmpty() && !number.isLatest()) {
      throw RegistryException.versionNotFound(number.toString());
    }
    return level(subject).incompatibilities(parsed, schemas(asked));
  }

  CompatibilityLevel globalLevel() {
    return state.level(GLOBAL).orElse(CompatibilityLevel.BACKWARD);
  }

  CompatibilityLevel level(String subject, boolean defaultToGlobal) {
    Optional<CompatibilityLevel> level = state.level(subject);
    if (level.isEmpty() && !defaultToGlobal) {
      throw RegistryException.levelNotConfigured(subject);
    }
    return level.orElseGet(this::globalLevel);
  }

  private CompatibilityLevel level(String subject) {
    return level(subject, true);
  }

  void setGlobalLevel(CompatibilityLevel level) {
    setLevel(GLOBAL, level);
  }

  void setSubjectLevel(String subject, CompatibilityLevel level) {
    checkName(subject);
    setLevel(subject, level);
  }

  private void setLevel(String subject, CompatibilityLevel level) {
    log.write(() -> new Decision<>(List.of(LogFormat.level(subject, level)), level));
  }

  CompatibilityLevel clearGlobalLevel() {
    return log.write(() -> new Decision<>(List.of(LogFormat.levelCleared(GLOBAL)), globalLevel()));
  }

  CompatibilityLevel clearSubjectLevel(String subject) {
    return log.write(
        () -> {
          CompatibilityLevel old =
              state.level(subject).orElseThrow(() -> RegistryException.subjectNotFound(subject));
          return new Decision<>(List.of(LogFormat.levelCleared(subject)), old);
        });
  }

  private static List<Schema> schemas(List<VersionStored> versions) {
    // What stands in the log was accepted once: it must not be refused by a stricter Avro.
    return versions.stream()
        .map(version -> new Schema.Parser().setValidateDefaults(false).parse(version.schema()))
        .toList();
  }

  private static Schema parse(String schema) {
    try {
      return new Schema.Parser().parse(schema);
    } catch (RuntimeException | StackOverflowError e) {
      // Avro's parser has many words for a text that is no schema: a NullPointerException for a
      // name that is not defined, an UnsupportedOperationException for a fixed of two gigabytes.
      throw RegistryException.invalidSchema("Invalid schema: " + shortened(e.getMessage()));
    }
  }

  private static String shortened(String message) {
    String text = String.valueOf(message);
    return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + " …";
  }

  private static void checkName(String subject) {
    if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
      throw RegistryException.invalidSubject(subject);
    }
  }
}
