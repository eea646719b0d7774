package io.gongkai.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The S3 store against a server that speaks the protocol and checks signatures. */
class S3BlobStoreIT implements BlobStoreContract {
  private static final String BUCKET = "documents";
  private static final String PREFIX = "gongkai/raw/";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @TempDir private static Path folder;
  private static S3Server server;
  private static S3Client client;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.start(folder);
    client =
        S3Client.builder()
            .endpointOverride(server.endpoint())
            .region(Region.of("cn-north-1"))
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        S3Server.CREDENTIALS.accessKey(), S3Server.CREDENTIALS.secretKey())))
            .build();
    client.createBucket(bucket -> bucket.bucket(BUCKET));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Override
  public BlobStore store() {
    // As the stages use it: a server may close a connection that the client is about to use again.
    return new PatientBlobStore(
        new S3BlobStore(location(server.endpoint(), BUCKET, S3Server.CREDENTIALS), TIMEOUT),
        TIMEOUT,
        PatientBlobStore.Pace.SYSTEM);
  }

  @Override
  public void spoil(BlobId id, byte[] bytes) {
    client.putObject(put -> put.bucket(BUCKET).key(key(id)), RequestBody.fromBytes(bytes));
  }

  @Test
  void shouldStandUnderThePrefixAndTheShard() throws IOException {
    try (BlobStore store = store()) {
      BlobId id = store.put(TEXT);

      assertThat(client.headObject(head -> head.bucket(BUCKET).key(key(id))).contentLength())
          .isEqualTo(TEXT.length);
    }
  }

  @Test
  void shouldBeUnavailableWhenTheKeyIsRefused() throws IOException {
    S3Location.Credentials wrong = new S3Location.Credentials("test-key", "wrong-secret");
    try (BlobStore store = new S3BlobStore(location(server.endpoint(), BUCKET, wrong), TIMEOUT)) {
      BlobStoreContract.assertReason(
          () -> store.put(TEXT), BlobException.Reason.UNAVAILABLE, BUCKET);
    }
  }

  @Test
  void shouldBeUnavailableAndNotMissingWhenThereIsNoSuchBucket() throws IOException {
    try (BlobStore store =
        new S3BlobStore(
            location(server.endpoint(), "no-such-bucket", S3Server.CREDENTIALS), TIMEOUT)) {
      BlobStoreContract.assertReason(
          () -> store.get(BlobId.of(TEXT), 10), BlobException.Reason.UNAVAILABLE, "no-such-bucket");
    }
  }

  @Test
  void shouldBeUnavailableWhenNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertUnavailable(port);
  }

  @Test
  void shouldBeUnavailableWhenTheServerNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      assertUnavailable(silent.getLocalPort());
    }
  }

  private static void assertUnavailable(int port) {
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    try (BlobStore store =
        new S3BlobStore(location(endpoint, BUCKET, S3Server.CREDENTIALS), Duration.ofMillis(500))) {
      BlobStoreContract.assertReason(
          () -> store.get(BlobId.of(TEXT), 10),
          BlobException.Reason.UNAVAILABLE,
          "s3://documents/gongkai/raw/ at http://127.0.0.1:" + port);
    }
  }

  private static S3Location location(
      URI endpoint, String bucket, S3Location.Credentials credentials) {
    return new S3Location(bucket, PREFIX, endpoint, "cn-north-1", true, credentials);
  }

  private static String key(BlobId id) {
    return PREFIX + id.sha256().substring(0, 2) + "/" + id.sha256();
  }
}
