package io.gongkai.app.config;

import io.gongkai.registry.RegistrySecurity;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;

/**
 * How a stage runs as a process of its own.
 *
 * @param instanceId name of this instance among those of its stage; empty for none
 * @param sessionTimeout how long an instance may be silent before others take over its work
 * @param standbyReplicas copies of each state store on other instances, from 0
 * @param health address to serve health and metrics on; port 0 takes a free one
 * @param registry address that the schema registry serves on; port 0 takes a free one
 * @param registrySecurity whom the schema registry lets in, and over what
 * @param startTimeout how long a stage waits for its servers when it starts
 * @param shutdownTimeout how long a stage may take to stop
 */
public record StageOptions(
    String instanceId,
    Duration sessionTimeout,
    int standbyReplicas,
    InetSocketAddress health,
    InetSocketAddress registry,
    RegistrySecurity registrySecurity,
    Duration startTimeout,
    Duration shutdownTimeout) {
  /** Checks that nothing is null. */
  public StageOptions {
    Objects.requireNonNull(instanceId, "instanceId");
    Objects.requireNonNull(sessionTimeout, "sessionTimeout");
    Objects.requireNonNull(health, "health");
    Objects.requireNonNull(registry, "registry");
    Objects.requireNonNull(registrySecurity, "registrySecurity");
    Objects.requireNonNull(startTimeout, "startTimeout");
    Objects.requireNonNull(shutdownTimeout, "shutdownTimeout");
  }

  /**
   * The same under another name.
   *
   * @param name name of this instance; empty for none
   * @param session how long it may be silent before others take over its work
   */
  public StageOptions named(String name, Duration session) {
    return new StageOptions(
        name,
        session,
        standbyReplicas,
        health,
        registry,
        registrySecurity,
        startTimeout,
        shutdownTimeout);
  }
}
