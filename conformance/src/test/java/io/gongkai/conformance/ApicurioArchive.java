package io.gongkai.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Apicurio's registry as it is published on Maven Central: 158 MB, kept in the local Maven
 * repository once fetched, and unpacked under {@code target}.
 */
final class ApicurioArchive {
  /** The version that everything here was compared with. */
  static final String VERSION = "3.3.3";

  private static final String SHA256 =
      "8bc6751c76d963734224b01d5e7f84ccb3cb61c87d3bd77c36c35f10a5cbed63";
  private static final String PATH =
      "io/apicurio/apicurio-registry-app/"
          + VERSION
          + "/apicurio-registry-app-"
          + VERSION
          + "-all.tar.gz";
  private static final Duration FETCHING = Duration.ofMinutes(10);
  private static final Duration UNPACKING = Duration.ofMinutes(2);

  private ApicurioArchive() {}

  /**
   * The directory with the unpacked registry.
   *
   * @throws IOException when it cannot be had: the message says why
   */
  static Path unpacked() throws IOException, InterruptedException {
    Path target = ConformancePage.root().resolve("conformance/target/apicurio-" + VERSION);
    Path complete = target.resolve("complete");
    if (!Files.exists(complete)) {
      Path archive = archive();
      Files.createDirectories(target);
      run(List.of("tar", "-xzf", archive.toString(), "-C", target.toString()));
      Files.createFile(complete);
    }
    return target;
  }

  private static Path archive() throws IOException, InterruptedException {
    Path repository =
        Path.of(
            System.getProperty(
                "gongkai.maven.repository",
                Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
    Path fetched = repository.resolve(PATH);
    Path own = repository.resolve(".cache").resolve("gongkai").resolve(fetched.getFileName());
    for (Path file : List.of(fetched, own)) {
      if (Files.exists(file) && sha256(file).equals(SHA256)) {
        return file;
      }
    }
    if ("offline:true".equals(System.getProperty("gongkai.maven.offline"))) {
      throw new IOException("the build is offline and " + own + " is not there");
    }
    return fetch(own);
  }

  private static Path fetch(Path into) throws IOException, InterruptedException {
    Files.createDirectories(into.getParent());
    Path part = Files.createTempFile(into.getParent(), "apicurio", ".part");
    try {
      URI uri = URI.create("https://repo.maven.apache.org/maven2/" + PATH);
      HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
      HttpResponse<Path> response =
          client.send(
              HttpRequest.newBuilder(uri).timeout(FETCHING).build(), BodyHandlers.ofFile(part));
      String found = sha256(part);
      if (response.statusCode() != 200 || !found.equals(SHA256)) {
        throw new IOException(
            uri + " answers " + response.statusCode() + ", and what came has the SHA-256 " + found);
      }
      return Files.move(part, into, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(UNPACKING.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } finally {
      process.destroyForcibly();
    }
  }
}
