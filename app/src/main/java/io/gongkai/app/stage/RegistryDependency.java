package io.gongkai.app.stage;

import io.gongkai.app.config.RegistryConnection;
import io.gongkai.schemas.registry.RegistryProbe;
import io.gongkai.schemas.registry.SchemaRegistryException;
import io.gongkai.schemas.registry.SchemaRegistryUnavailableException;
import org.apache.kafka.common.KafkaException;

/** The schema registry. */
public final class RegistryDependency implements Dependency {
  private final RegistryConnection registry;
  private RegistryProbe probe;

  /**
   * The registry, not asked yet.
   *
   * @param registry how it is reached
   */
  public RegistryDependency(RegistryConnection registry) {
    this.registry = registry;
  }

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public void check() throws DependencyException {
    try {
      if (probe == null) {
        probe = new RegistryProbe(registry.serdeProperties());
      }
      probe.check();
    } catch (SchemaRegistryUnavailableException e) {
      throw new DependencyException(e.getMessage(), false, e);
    } catch (SchemaRegistryException e) {
      throw new DependencyException(e.getMessage(), true, e);
    } catch (KafkaException e) {
      throw new DependencyException(
          "the schema registry at "
              + registry.url()
              + " cannot be reached with these settings: "
              + Causes.text(e)
              + "; see the keys schema.registry.* of the configuration",
          true,
          e);
    }
  }

  @Override
  public void close() {
    if (probe != null) {
      probe.close();
    }
  }
}
