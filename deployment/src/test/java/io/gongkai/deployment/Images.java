package io.gongkai.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gongkai.testkit.Requirements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.utility.DockerImageName;

/**
 * The images that run, under the variables of docker-compose.yml and, where those are not set, with
 * its defaults.
 */
enum Images {
  /** Our program. */
  STAGE,
  /** The broker. */
  KAFKA,
  /** The database. */
  POSTGRES,
  /** A schema registry by others, which speaks Confluent's API; not in the compose file. */
  APICURIO;

  private static final String APICURIO_DEFAULT = "apicurio/apicurio-registry:3.3.3";
  private static final long PATIENCE_SECONDS = 60;
  private static final Path COMPOSE =
      Path.of(System.getProperty("gongkai.root")).resolve("docker-compose.yml");

  /**
   * Passes the test over where there is no engine or no image of ours, unless they must be there.
   */
  static void assumeEngine() {
    String lack = lack();
    assumeTrue(Requirements.met("docker", lack.isEmpty(), lack), lack);
  }

  /** Name of the image. */
  DockerImageName image() {
    String set = System.getenv(name() + "_IMAGE");
    return DockerImageName.parse(set == null || set.isEmpty() ? byDefault() : set);
  }

  private String byDefault() {
    if (this == APICURIO) {
      return APICURIO_DEFAULT;
    }
    try {
      String compose = Files.readString(COMPOSE, StandardCharsets.UTF_8);
      Matcher variable = Pattern.compile("\\$\\{" + name() + "_IMAGE:-([^}]+)}").matcher(compose);
      if (!variable.find()) {
        throw new AssertionError(COMPOSE + " has no variable " + name() + "_IMAGE");
      }
      return variable.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is missing. Docker's own program is asked, because Testcontainers fetches an image of its
   * own before it answers, which takes minutes to fail where no registry can be reached.
   */
  private static String lack() {
    String own = STAGE.image().asCanonicalNameString();
    if (!docker("version")) {
      return "no Docker engine answers: start one, then this test runs";
    }
    return docker("image", "inspect", own)
        ? ""
        : "there is no image " + own + ": 'docker compose build' makes it";
  }

  private static boolean docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    try {
      Process asked =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return asked.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && asked.exitValue() == 0;
      } finally {
        asked.destroyForcibly();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
