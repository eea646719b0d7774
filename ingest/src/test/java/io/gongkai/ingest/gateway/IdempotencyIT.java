package io.gongkai.ingest.gateway;

import static io.gongkai.ingest.gateway.GatewayUnderTest.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdempotencyIT {
  @RegisterExtension private static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

  private String token;

  @BeforeEach
  void makeToken() throws Exception {
    token = GATEWAY.token(AGENCY);
  }

  @Test
  void shouldGiveTheSameAnswerAndPublishOnceWhenARequestIsRepeated() throws Exception {
    Answer first = GATEWAY.send(post("k-1", "first"));
    Answer second = GATEWAY.send(post("k-1", "first"));

    assertThat(first.status()).isEqualTo(202);
    assertThat(second.status()).isEqualTo(202);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(GATEWAY.producer().history()).hasSize(1);
  }

  @Test
  void shouldRefuseTheKeyWhenItIsAnotherDocuments() throws Exception {
    GATEWAY.body(post("k-1", "first"), 202);

    assertThat(GATEWAY.problem(post("k-1", "second"))).isEqualTo("idempotency-key-reused");
    GATEWAY.body(post("k-2", "second"), 202);
    GATEWAY.body(
        GATEWAY.post(GATEWAY.token("another agency"), "third").header("Idempotency-Key", "k-1"),
        202);
  }

  @Test
  void shouldTakeTheKeyForAnotherDocumentWhenItHasExpired() throws Exception {
    GATEWAY.body(post("k-1", "first"), 202);

    GATEWAY.clock().advance(Duration.ofHours(24));

    GATEWAY.body(post("k-1", "second"), 202);
    assertThat(GATEWAY.problem(post("k-1", "first"))).isEqualTo("idempotency-key-reused");
  }

  @Test
  void shouldPublishAgainWhenTheFirstRequestWasNotAcknowledged() throws Exception {
    GATEWAY.producer().sendException = new TimeoutException("no leader");
    GATEWAY.body(post("k-1", "first"), 503);
    GATEWAY.producer().sendException = null;

    assertThat(GATEWAY.problem(post("k-1", "second"))).isEqualTo("idempotency-key-reused");
    GATEWAY.body(post("k-1", "first"), 202);
    assertThat(GATEWAY.producer().history()).hasSize(1);
  }

  @Test
  void shouldLetOneDocumentPassWhenAKeyComesWithSeveralAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Answer>> requests = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        HttpRequest.Builder request = post("k-1", "document " + i);
        requests.add(() -> GATEWAY.send(request));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(requests)) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses).containsOnlyOnce(202).contains(422).hasSize(8);
      assertThat(GATEWAY.producer().history()).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldForgetKeysInBatchesWhenTheyHaveExpired() throws Exception {
    GATEWAY.execute(
        "INSERT INTO gateway.idempotency_key SELECT 'a', n::text, 's', NULL, '2020-01-01'"
            + " FROM generate_series(1, 1500) n");
    GATEWAY.body(post("k-1", "first"), 202);
    GatewayDatabase database = GatewayDatabase.open(GATEWAY.database(), 1);
    try {
      SubmissionLedger ledger = new SubmissionLedger(database, Duration.ofHours(24));
      assertThat(ledger.forgetExpired(GATEWAY.clock().instant())).isEqualTo(1_000);
      assertThat(ledger.forgetExpired(GATEWAY.clock().instant())).isEqualTo(500);
      assertThat(ledger.forgetExpired(GATEWAY.clock().instant())).isZero();
    } finally {
      database.close();
    }
    assertThat(GATEWAY.rows("SELECT key FROM gateway.idempotency_key")).containsExactly("k-1");
  }

  private HttpRequest.Builder post(String key, String document) {
    return GATEWAY.post(token, document).header("Idempotency-Key", key);
  }
}
