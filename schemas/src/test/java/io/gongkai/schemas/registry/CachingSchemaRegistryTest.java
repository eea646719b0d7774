package io.gongkai.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class CachingSchemaRegistryTest {

  @Test
  void shouldAskOnceWhenManyThreadsNeedTheSameAnswer() throws Exception {
    SlowRegistry slow = new SlowRegistry();
    SchemaRegistry cache = new CachingSchemaRegistry(slow, 10);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Schema>> answers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        answers.add(threads.submit(() -> cache.schema(SlowRegistry.SLOW)));
      }
      assertThat(slow.asked.await(30, TimeUnit.SECONDS)).isTrue();
      // The slow answer is still under way: another one must not wait for it.
      assertThat(cache.schema(2)).isEqualTo(SlowRegistry.SCHEMA);
      slow.answer.countDown();
      for (Future<Schema> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(SlowRegistry.SCHEMA);
      }
      assertThat(slow.schemaRequests).hasValue(2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldAskAgainWhenTheFirstAnswerWasAFailure() {
    SlowRegistry slow = new SlowRegistry();
    SchemaRegistry cache = new CachingSchemaRegistry(slow, 10);
    slow.failures.set(1);
    assertThatThrownBy(() -> cache.schema(2)).hasMessage("not now");
    assertThat(cache.schema(2)).isEqualTo(SlowRegistry.SCHEMA);
    assertThat(cache.schema(2)).isEqualTo(SlowRegistry.SCHEMA);
    assertThat(slow.schemaRequests).hasValue(2);
  }

  @Test
  void shouldForgetWhenTheBoundIsReached() {
    SlowRegistry slow = new SlowRegistry();
    SchemaRegistry cache = new CachingSchemaRegistry(slow, 2);
    for (int id : new int[] {2, 3, 2, 3, 4, 2}) {
      assertThat(cache.schema(id)).isEqualTo(SlowRegistry.SCHEMA);
    }
    assertThat(slow.schemaRequests).hasValue(4);
  }

  /** Answers to one id only when it is told to. */
  private static final class SlowRegistry implements SchemaRegistry {
    private static final int SLOW = 1;
    private static final Schema SCHEMA = SchemaBuilder.fixed("F").size(1);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger schemaRequests = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @Override
    public int register(String subject, Schema schema) {
      return 1;
    }

    @Override
    public int idOf(String subject, Schema schema) {
      return 1;
    }

    @Override
    public Schema schema(int id) {
      schemaRequests.incrementAndGet();
      if (failures.getAndDecrement() > 0) {
        throw new SchemaRegistryUnavailableException("not now", null);
      }
      if (id == SLOW) {
        asked.countDown();
        awaitAnswer();
      }
      return SCHEMA;
    }

    private void awaitAnswer() {
      try {
        if (!answer.await(30, TimeUnit.SECONDS)) {
          throw new IllegalStateException("nobody let the answer go");
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public RegisteredSchema latest(String subject) {
      return new RegisteredSchema(subject, 1, 1, SCHEMA);
    }

    @Override
    public void close() {}
  }
}
