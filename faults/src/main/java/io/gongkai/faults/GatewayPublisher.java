package io.gongkai.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Hands documents in at gateways that may be gone, again and again until one accepts. */
final class GatewayPublisher {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(40);
  private static final long PAUSE_MILLIS = 200;
  private static final int ACCEPTED = 202;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Supplier<List<String>> gateways;
  private final Duration patience;

  /**
   * A publisher.
   *
   * @param gateways the gateways that run now
   * @param patience how long a document is tried
   */
  GatewayPublisher(Supplier<List<String>> gateways, Duration patience) {
    this.gateways = gateways;
    this.patience = patience;
  }

  /**
   * Hands a document in.
   *
   * @param key the idempotency key, the same at every attempt
   * @param id the id that the gateway must answer with
   * @return that id
   * @throws IOException when a gateway refuses, or none accepts in time
   */
  String publish(String token, byte[] document, String key, String id)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    String last = "no gateway runs";
    while (System.nanoTime() - deadline < 0) {
      List<String> running = gateways.get();
      if (!running.isEmpty()) {
        // Which one does not matter to the outcome: as a balancer would have it.
        String gateway = running.get(ThreadLocalRandom.current().nextInt(running.size()));
        try {
          HttpResponse<String> answer = post(gateway, token, document, key);
          if (answer.statusCode() == ACCEPTED && answer.body().contains(id)) {
            return id;
          }
          last = answer.statusCode() + " " + answer.body();
          if (answer.statusCode() < SERVER_ERROR && answer.statusCode() != TOO_MANY) {
            throw new RefusedException("a gateway refuses " + id + ": " + last);
          }
        } catch (RefusedException e) {
          throw e;
        } catch (IOException e) {
          last = e.toString();
        }
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
    throw new IOException("no gateway accepted " + id + " in time: " + last);
  }

  private HttpResponse<String> post(String gateway, String token, byte[] document, String key)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(gateway + "/v1/reports"))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofByteArray(document))
            .build(),
        BodyHandlers.ofString());
  }

  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }
}
