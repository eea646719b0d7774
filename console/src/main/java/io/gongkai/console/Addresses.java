package io.gongkai.console;

import java.util.regex.Pattern;

/**
 * Where subscribers reach the pipeline. What is not known, or could end a text in a program, gets a
 * name in capitals to put the address in for.
 *
 * @param bootstrapServers addresses of the brokers, {@code host:port}, separated by commas
 * @param schemaRegistry URL of the schema registry, without credentials
 */
public record Addresses(String bootstrapServers, String schemaRegistry) {
  private static final Pattern SERVERS = Pattern.compile("[A-Za-z0-9.:,_\\[\\]-]+");
  private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.:_/\\[\\]-]+");

  /** Nothing is known. */
  public static final Addresses UNKNOWN = new Addresses("", "");

  /** Takes only what is an address. */
  public Addresses {
    bootstrapServers = bootstrapServers.replaceAll("\\s", "");
    if (!SERVERS.matcher(bootstrapServers).matches()) {
      bootstrapServers = "BROKER:9092";
    }
    schemaRegistry = schemaRegistry.strip().replaceFirst("/+$", "");
    if (!URL.matcher(schemaRegistry).matches()) {
      schemaRegistry = "http://REGISTRY:8081";
    }
  }
}
