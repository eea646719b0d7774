package io.gongkai.ingest.gateway;

import static io.gongkai.ingest.gateway.GatewayUnderTest.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A gateway is stopped while a request waits for the broker. */
class GatewayStopIT {
  @RegisterExtension private static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

  private final MockProducer<String, byte[]> broker = GatewayUnderTest.broker(false);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Gateway gateway;
  private Future<Answer> answer;

  @BeforeEach
  void send() throws Exception {
    gateway = GATEWAY.startAnother(broker, null);
    String token = GATEWAY.token(AGENCY);
    answer = threads.submit(() -> GATEWAY.send(GATEWAY.post(gateway, token, "a document")));
    await(() -> !broker.history().isEmpty());
  }

  @AfterEach
  void stop() {
    gateway.close(Duration.ofMillis(1));
    threads.shutdownNow();
  }

  @Test
  void shouldAnswerTheRequestAndTakeNoOtherWhenItStops() throws Exception {
    assertThat(gateway.status().requestsUnderWay()).isOne();
    assertThat(gateway.status().bytesUnderWay()).isEqualTo(10);

    Future<?> stopped = threads.submit(() -> gateway.close(Duration.ofSeconds(60)));
    await(() -> isRefused("/v1/openapi.json"));
    assertThat(stopped.isDone()).isFalse();
    broker.completeNext();

    assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(202);
    assertThat(stopped.get(30, TimeUnit.SECONDS)).isNull();
    assertThat(gateway.status().answers()).containsEntry("accepted", 1L);
    assertThat(gateway.status().bytesUnderWay()).isZero();
  }

  @Test
  void shouldStopAllTheSameWhenTheRequestDoesNotEnd() throws Exception {
    Future<?> stopped = threads.submit(() -> gateway.close(Duration.ofMillis(500)));

    assertThat(stopped.get(15, TimeUnit.SECONDS)).isNull();
    assertThatThrownBy(() -> answer.get(30, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  private boolean isRefused(String path) {
    try {
      GATEWAY.send(GATEWAY.request(gateway, path, null));
      return false;
    } catch (ConnectException e) {
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
