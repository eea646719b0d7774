package io.gongkai.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;

/**
 * A registry in this process, for tests and for work without a network.
 *
 * <p>It checks no compatibility. Registries can be shared by name, as the URL {@code mock://name}
 * does, so that a serializer and a deserializer that know only their configuration meet.
 */
public final class InMemorySchemaRegistry implements SchemaRegistry {
  private static final ConcurrentMap<String, InMemorySchemaRegistry> SHARED =
      new ConcurrentHashMap<>();

  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new HashMap<>();

  /** The registry that everyone in this process gets under a name; made at first use. */
  public static InMemorySchemaRegistry shared(String name) {
    return SHARED.computeIfAbsent(name, key -> new InMemorySchemaRegistry());
  }

  /** Forgets a shared registry: the next one to ask for the name gets an empty one. */
  public static void drop(String name) {
    SHARED.remove(name);
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    int id = schemas.indexOf(schema) + 1;
    if (id == 0) {
      schemas.add(schema);
      id = schemas.size();
    }
    List<Integer> versions = subjects.computeIfAbsent(subject, key -> new ArrayList<>());
    if (!versions.contains(id)) {
      versions.add(id);
    }
    return id;
  }

  @Override
  public synchronized int idOf(String subject, Schema schema) {
    int id = schemas.indexOf(schema) + 1;
    if (id == 0 || !versions(subject).contains(id)) {
      throw new SchemaRegistryException(
          40403, "schema " + schema.getFullName() + " is not registered under " + subject);
    }
    return id;
  }

  @Override
  public synchronized Schema schema(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new SchemaRegistryException(40403, "no schema has the id " + id);
    }
    return schemas.get(id - 1);
  }

  @Override
  public synchronized RegisteredSchema latest(String subject) {
    List<Integer> versions = versions(subject);
    int id = versions.get(versions.size() - 1);
    return new RegisteredSchema(subject, versions.size(), id, schemas.get(id - 1));
  }

  /** Does nothing: the registry lives as long as someone holds it. */
  @Override
  public void close() {}

  private List<Integer> versions(String subject) {
    List<Integer> versions = subjects.get(subject);
    if (versions == null) {
      throw new SchemaRegistryException(40401, "subject " + subject + " is not in the registry");
    }
    return versions;
  }
}
