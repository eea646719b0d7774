// Needs org.apache.kafka:kafka-clients and org.apache.avro:avro, both of Maven Central.
// With their jars in the folder lib: java -cp 'lib/*' Subscribe.java
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

public class Subscribe {
  private static final String REGISTRY = "http://REGISTRY:8081";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<Integer, Schema> SCHEMAS = new HashMap<>();

  public static void main(String[] arguments) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", "BROKER:9092",
            "group.id", "consumer-java-example",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of("reports.clean", "reports.flagged"));
      while (true) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          System.out.println(record.topic() + " " + record.key() + " " + told(record.value()));
        }
      }
    }
  }

  private static String told(byte[] value) throws Exception {
    if (value == null) {
      return "does not stand here any more";
    }
    GenericRecord validated = read(value);
    GenericRecord report = (GenericRecord) validated.get("report");
    int findings = ((List<?>) validated.get("findings")).size();
    return validated.get("verdict") + ", " + report.get("form") + ", findings: " + findings;
  }

  // A zero byte, the id of the schema in four bytes, and the record in Avro's binary encoding.
  private static GenericRecord read(byte[] value) throws Exception {
    int id = ByteBuffer.wrap(value).getInt(1);
    if (!SCHEMAS.containsKey(id)) {
      SCHEMAS.put(id, schema(id));
    }
    return new GenericDatumReader<GenericRecord>(SCHEMAS.get(id))
        .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
  }

  private static Schema schema(int id) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(REGISTRY + "/schemas/ids/" + id)).build();
    String answer = HTTP.send(request, BodyHandlers.ofString()).body();
    return new Schema.Parser().parse(new ObjectMapper().readTree(answer).get("schema").asText());
  }
}
