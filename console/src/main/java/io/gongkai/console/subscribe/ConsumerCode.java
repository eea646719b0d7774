package io.gongkai.console.subscribe;

import io.gongkai.console.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Programs that subscribe, whole and ready to be run: a test runs each as the page shows it. */
public enum ConsumerCode {
  /** For Java, with what is on Maven Central. */
  JAVA("Subscribe.java"),
  /** For Python. */
  PYTHON("subscribe.py"),
  /** For the shell. */
  KCAT("subscribe.sh");

  private final String fileName;
  private final String text;

  ConsumerCode(String fileName) {
    this.fileName = fileName;
    try (InputStream in = ConsumerCode.class.getResourceAsStream(path(fileName))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(fileName + " cannot be read", e);
    }
  }

  private static String path(String fileName) {
    return "/io/gongkai/console/subscribe/" + fileName;
  }

  /** What its file is called. */
  public String fileName() {
    return fileName;
  }

  /** The name on pages. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The program for a pipeline. */
  public String at(Addresses addresses) {
    return text.replace("BROKER:9092", addresses.bootstrapServers())
        .replace("http://REGISTRY:8081", addresses.schemaRegistry());
  }
}
