package io.gongkai.app.config;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;

/**
 * How a stage runs as a process of its own.
 *
 * @param instanceId name of this instance among those of its stage; empty for none
 * @param standbyReplicas copies of each state store on other instances, from 0
 * @param health address to serve health and metrics on; port 0 takes a free one
 * @param startTimeout how long a stage waits for its servers when it starts
 * @param shutdownTimeout how long a stage may take to stop
 */
public record StageOptions(
    String instanceId,
    int standbyReplicas,
    InetSocketAddress health,
    Duration startTimeout,
    Duration shutdownTimeout) {
  /** Checks that nothing is null. */
  public StageOptions {
    Objects.requireNonNull(instanceId, "instanceId");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(startTimeout, "startTimeout");
    Objects.requireNonNull(shutdownTimeout, "shutdownTimeout");
  }
}
