package io.gongkai.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.blob.S3Location;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobKeysTest {

  @Test
  void shouldReachABucketWithASecretThatIsKeptElsewhere() {
    BlobConnection blob =
        load(
            Map.of(
                "GONGKAI_BLOB_STORE", "s3://documents/gongkai/raw",
                "GONGKAI_BLOB_S3_ENDPOINT", "http://minio:9000",
                "GONGKAI_BLOB_S3_REGION", "cn-north-1",
                "GONGKAI_BLOB_S3_ACCESS_KEY", "key",
                "GONGKAI_BLOB_S3_SECRET_KEY", "${env:BLOB_SECRET}",
                "BLOB_SECRET", "secret"));

    assertThat(blob.bucket())
        .isEqualTo(
            new S3Location(
                "documents",
                "gongkai/raw/",
                URI.create("http://minio:9000"),
                "cn-north-1",
                true,
                new S3Location.Credentials("key", "secret")));
    assertThat(blob.toString()).doesNotContain("secret");
  }

  @Test
  void shouldTakeAFolderAndLeaveItToTheStackWhenNoneIsGiven() {
    BlobConnection none = load(Map.of());
    BlobConnection folder = load(Map.of("GONGKAI_BLOB_STORE", "/srv/blobs"));

    assertThat(none.isConfigured()).isFalse();
    assertThat(none.orIn(Path.of("data/blobs")).folder()).isEqualTo(Path.of("data/blobs"));
    assertThat(folder.orIn(Path.of("data/blobs")).folder()).isEqualTo(Path.of("/srv/blobs"));
  }

  @ParameterizedTest
  @CsvSource({
    "GONGKAI_BLOB_STORE, s3://",
    "GONGKAI_BLOB_STORE, s3:///prefix",
    "GONGKAI_BLOB_STORE, s3://bucket//prefix",
    "GONGKAI_BLOB_STORE, s3://Bucket_1",
    "GONGKAI_BLOB_S3_ENDPOINT, minio:9000",
    "GONGKAI_BLOB_S3_ENDPOINT, http://user:password@minio:9000",
    "GONGKAI_BLOB_S3_ACCESS_KEY, key-without-secret",
    "GONGKAI_BLOB_TIMEOUT_MS, 60000"
  })
  void shouldSayWhichKeyIsWrong(String variable, String value) {
    assertThatThrownBy(() -> load(Map.of(variable, value)))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("blob.");
  }

  private static BlobConnection load(Map<String, String> environment) {
    return ConfigSource.load(null, environment).blob();
  }
}
