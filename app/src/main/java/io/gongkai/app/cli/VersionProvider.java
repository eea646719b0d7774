package io.gongkai.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says which build this is and what it runs on. */
public final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = VersionProvider.class.getResourceAsStream("build.properties")) {
      build.load(in);
    }
    return new String[] {
      "gongkai " + build.getProperty("version"),
      "Kafka " + build.getProperty("kafka") + ", Java " + Runtime.version()
    };
  }
}
