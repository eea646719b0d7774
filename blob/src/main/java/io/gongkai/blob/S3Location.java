package io.gongkai.blob;

import java.net.URI;
import java.util.Objects;

/**
 * Where an S3 store is, and how it is reached.
 *
 * @param bucket name of the bucket
 * @param prefix what stands before the names of the blobs; empty or ending with a slash
 * @param endpoint address of the server; null for that of Amazon in the region
 * @param region region, which takes part in the signature
 * @param pathStyle whether the bucket stands in the path and not in the host name
 * @param credentials key and secret; null to find them as the AWS tools do
 */
public record S3Location(
    String bucket,
    String prefix,
    URI endpoint,
    String region,
    boolean pathStyle,
    Credentials credentials) {

  /**
   * An access key with its secret.
   *
   * @param accessKey access key
   * @param secretKey secret
   */
  public record Credentials(String accessKey, String secretKey) {
    /** Checks that both are there. */
    public Credentials {
      Objects.requireNonNull(accessKey, "accessKey");
      Objects.requireNonNull(secretKey, "secretKey");
    }

    /** The access key alone: the secret is not printed. */
    @Override
    public String toString() {
      return accessKey;
    }
  }

  /** Checks that what is needed is there. */
  public S3Location {
    Objects.requireNonNull(region, "region");
    if (bucket.isEmpty()) {
      throw new IllegalArgumentException("the bucket has no name");
    }
    if (!prefix.isEmpty() && (prefix.startsWith("/") || !prefix.endsWith("/"))) {
      throw new IllegalArgumentException(
          "the prefix " + prefix + " must end with a slash, and not begin with one");
    }
  }

  /** The location as people write it, without credentials. */
  @Override
  public String toString() {
    return "s3://" + bucket + "/" + prefix + (endpoint == null ? "" : " at " + endpoint);
  }
}
