package io.gongkai.fuzz;

import java.util.List;

/** The servers that are fuzzed: what they answer to requests, on their real HTTP handlers. */
enum ServerTarget implements FuzzTarget {
  /** The schema registry's REST API, over a log in memory. */
  REGISTRY {
    @Override
    public void check(byte[] input) {
      RegistryRequests.shared().check(input);
    }

    @Override
    public List<byte[]> seeds() {
      return RegistryRequests.seeds();
    }

    @Override
    public String instrumented() {
      return "io.gongkai.registry.**";
    }
  },
  /** The gateway, over a PostgreSQL server and a producer that acknowledges everything. */
  GATEWAY {
    @Override
    public void check(byte[] input) {
      GatewayRequests.shared().check(input);
    }

    @Override
    public List<byte[]> seeds() {
      return GatewayRequests.seeds();
    }

    @Override
    public String instrumented() {
      return "io.gongkai.ingest.**";
    }
  }
}
