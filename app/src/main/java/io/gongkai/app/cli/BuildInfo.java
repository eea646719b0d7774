package io.gongkai.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build this is and what it runs on.
 *
 * @param version version of the program
 * @param kafka version of Kafka's libraries
 * @param java version of the Java that runs it
 */
public record BuildInfo(String version, String kafka, String java) {
  /** This build. */
  public static BuildInfo read() {
    Properties build = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the build's own properties cannot be read", e);
    }
    return new BuildInfo(
        build.getProperty("version"), build.getProperty("kafka"), Runtime.version().toString());
  }
}
