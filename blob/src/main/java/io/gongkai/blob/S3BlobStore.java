package io.gongkai.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A store in a bucket, on any server that speaks the S3 protocol.
 *
 * <p>Each call is one attempt: {@link PatientBlobStore} tries again.
 */
public final class S3BlobStore implements BlobStore {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final int NOT_FOUND = 404;

  private final S3Client client;
  private final S3Location location;

  /**
   * A store in a bucket, which has to be there. Nothing is sent before the first call.
   *
   * @param location where it is
   * @param timeout longest time of an attempt, with the transfer of the bytes
   */
  public S3BlobStore(S3Location location, Duration timeout) {
    this.location = location;
    this.client = client(location, timeout);
  }

  private static S3Client client(S3Location location, Duration timeout) {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(location.region()))
            .forcePathStyle(location.pathStyle())
            .credentialsProvider(credentials(location))
            // Many servers know no checksums of Amazon's own; the hash in the name says more.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(shorter(CONNECT_TIMEOUT, timeout))
                    .socketTimeout(timeout))
            .overrideConfiguration(
                override ->
                    override.retryStrategy(AwsRetryStrategy.doNotRetry()).apiCallTimeout(timeout));
    URI endpoint = location.endpoint();
    return endpoint == null ? builder.build() : builder.endpointOverride(endpoint).build();
  }

  private static AwsCredentialsProvider credentials(S3Location location) {
    S3Location.Credentials given = location.credentials();
    return given == null
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(
            AwsBasicCredentials.create(given.accessKey(), given.secretKey()));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @Override
  public BlobId put(byte[] bytes) throws BlobException {
    BlobId id = BlobId.of(bytes);
    if (size(id) == bytes.length) {
      return id;
    }
    try {
      client.putObject(
          request -> request.bucket(location.bucket()).key(key(id)),
          // Not fromBytes, which copies them.
          RequestBody.fromContentProvider(
              () -> new ByteArrayInputStream(bytes), bytes.length, "application/octet-stream"));
      return id;
    } catch (SdkException e) {
      throw VerifiedBytes.unavailable("storing the blob " + id + " in", this, e);
    }
  }

  @Override
  public byte[] get(BlobId id, int maxBytes) throws BlobException {
    try (ResponseInputStream<GetObjectResponse> in =
        client.getObject(request -> request.bucket(location.bucket()).key(key(id)))) {
      try {
        return VerifiedBytes.read(in, id, maxBytes, this);
      } finally {
        // Closing would read the rest of a blob that is too large.
        in.abort();
      }
    } catch (BlobException e) {
      throw e;
    } catch (SdkException | IOException e) {
      if (isMissing(e)) {
        throw VerifiedBytes.missing(id, this);
      }
      throw VerifiedBytes.unavailable("reading the blob " + id + " from", this, e);
    }
  }

  @Override
  public boolean exists(BlobId id) throws BlobException {
    return size(id) >= 0;
  }

  /** Size of a blob in bytes; -1 when it is not there. */
  private long size(BlobId id) throws BlobException {
    try {
      HeadObjectResponse head =
          client.headObject(request -> request.bucket(location.bucket()).key(key(id)));
      return head.contentLength();
    } catch (SdkException e) {
      if (isMissing(e)) {
        return -1;
      }
      throw VerifiedBytes.unavailable("looking for the blob " + id + " in", this, e);
    }
  }

  private static boolean isMissing(Exception e) {
    return e instanceof S3Exception answer
        && answer.statusCode() == NOT_FOUND
        && !(answer instanceof NoSuchBucketException);
  }

  private String key(BlobId id) {
    return location.prefix() + id.shard() + "/" + id.sha256();
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public String toString() {
    return location.toString();
  }
}
