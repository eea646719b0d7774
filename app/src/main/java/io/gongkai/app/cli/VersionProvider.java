package io.gongkai.app.cli;

import picocli.CommandLine.IVersionProvider;

/** Says which build this is and what it runs on. */
public final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    BuildInfo build = BuildInfo.read();
    return new String[] {
      "gongkai " + build.version(), "Kafka " + build.kafka() + ", Java " + build.java()
    };
  }
}
