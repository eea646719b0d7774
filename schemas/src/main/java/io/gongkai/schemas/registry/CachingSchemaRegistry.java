package io.gongkai.schemas.registry;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A registry that remembers the answers of another.
 *
 * <p>The first thread that needs an answer asks for it; others that need the same answer wait for
 * that one request, and threads that need another answer do not wait. No lock is held meanwhile.
 * Failures are not remembered. A cache that has reached its bound starts afresh: ids and schemas
 * never change, so all it costs is asking again.
 */
public final class CachingSchemaRegistry implements SchemaRegistry {
  private final SchemaRegistry registry;
  private final int capacity;
  private final ConcurrentMap<SubjectSchema, CompletableFuture<Integer>> registered =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<SubjectSchema, CompletableFuture<Integer>> ids =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, CompletableFuture<Schema>> schemas =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CompletableFuture<RegisteredSchema>> latest =
      new ConcurrentHashMap<>();

  private record SubjectSchema(String subject, Schema schema) {}

  /**
   * A cache in front of a registry.
   *
   * @param registry registry to ask; closed with this one
   * @param capacity most answers of each kind to remember, at least 1
   */
  public CachingSchemaRegistry(SchemaRegistry registry, int capacity) {
    this.registry = Objects.requireNonNull(registry, "registry");
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is below 1");
    }
    this.capacity = capacity;
  }

  @Override
  public int register(String subject, Schema schema) {
    return answer(
        registered, new SubjectSchema(subject, schema), () -> registry.register(subject, schema));
  }

  @Override
  public int idOf(String subject, Schema schema) {
    return answer(ids, new SubjectSchema(subject, schema), () -> registry.idOf(subject, schema));
  }

  @Override
  public Schema schema(int id) {
    return answer(schemas, id, () -> registry.schema(id));
  }

  @Override
  public RegisteredSchema latest(String subject) {
    return answer(latest, subject, () -> registry.latest(subject));
  }

  @Override
  public void close() {
    registry.close();
  }

  private <K, V> V answer(
      ConcurrentMap<K, CompletableFuture<V>> cache, K key, Supplier<V> question) {
    CompletableFuture<V> known = cache.get(key);
    if (known != null) {
      return await(known);
    }
    if (cache.size() >= capacity) {
      cache.clear();
    }
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> other = cache.putIfAbsent(key, mine);
    if (other != null) {
      return await(other);
    }
    try {
      V value = question.get();
      mine.complete(value);
      return value;
    } catch (RuntimeException | Error e) {
      cache.remove(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static <V> V await(CompletableFuture<V> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      // Kafka's exception sets the thread's interrupt flag again.
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SchemaRegistryUnavailableException cause) {
        throw new SchemaRegistryUnavailableException(cause.getMessage(), cause);
      }
      if (e.getCause() instanceof SchemaRegistryException cause) {
        throw new SchemaRegistryException(cause.errorCode(), cause.getMessage(), cause);
      }
      throw new SchemaRegistryException(0, "the request to the schema registry failed", e);
    }
  }
}
