package io.gongkai.app.deadletter;

import io.gongkai.app.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs of {@code gongkai dead-letter} under one configuration. */
record DeadLetterRun(Path config) {
  CommandRun of(String command, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("dead-letter", command, "--config", config.toString()));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }
}
