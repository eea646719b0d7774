package io.gongkai.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Style sheet and scripts, from the classpath. Their addresses hold a hash of the content, so that
 * a browser may keep them for ever and never has an old one.
 */
public final class Assets {
  private static final String PATH = "/assets/";
  private static final int HASH_DIGITS = 16;
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";

  private final Map<String, String> addresses = new LinkedHashMap<>();
  private final Map<String, Asset> byAddress = new LinkedHashMap<>();

  /**
   * A file that is served.
   *
   * @param type its media type
   * @param content its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Asset(String type, byte[] content) {}

  /**
   * Reads the files.
   *
   * @throws IllegalStateException when one is not on the classpath
   */
  public Assets() {
    add("console.css", "/io/gongkai/console/console.css", CSS);
    add("console.js", "/io/gongkai/console/console.js", JAVASCRIPT);
    add("htmx.js", htmx(), JAVASCRIPT);
    add("icon.svg", "/io/gongkai/console/icon.svg", "image/svg+xml");
  }

  /** The address of a file; it must be one of those that are served. */
  public String href(String name) {
    return Optional.ofNullable(addresses.get(name))
        .orElseThrow(() -> new IllegalArgumentException("there is no asset " + name));
  }

  Optional<Asset> at(String address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  private void add(String name, String resource, String type) {
    byte[] content = read(resource);
    String address = PATH + hash(content) + "/" + name;
    addresses.put(name, address);
    byAddress.put(address, new Asset(type, content));
  }

  /** The version of a WebJar is part of its path, and stands in its properties. */
  private static String htmx() {
    String properties = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
    java.util.Properties pom = new java.util.Properties();
    try (InputStream in = Assets.class.getResourceAsStream(properties)) {
      pom.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(properties + " cannot be read", e);
    }
    return "/META-INF/resources/webjars/htmx.org/"
        + pom.getProperty("version")
        + "/dist/htmx.min.js";
  }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + resource + " is not on the classpath");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
