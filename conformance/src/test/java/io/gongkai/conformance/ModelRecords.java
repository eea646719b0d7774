package io.gongkai.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Random records of the model, each as a generic record and as one of the generated class. */
final class ModelRecords {
  private static final long SEED = 20_260_121;

  private ModelRecords() {}

  /** The same record twice, made by Avro alone. */
  record Both<T>(GenericRecord generic, T specific) {}

  /** Records of a type, the same ones every time. */
  static <T extends SpecificRecord> List<Both<T>> of(Class<T> type, int count) throws IOException {
    Schema schema = SpecificData.get().getSchema(type);
    RandomRecords random =
        new RandomRecords(new SplittableRandom(SEED + schema.getName().hashCode()));
    List<Both<T>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      GenericRecord generic = random.next(schema);
      records.add(new Both<>(generic, specific(generic, type)));
    }
    return records;
  }

  private static <T extends SpecificRecord> T specific(GenericRecord generic, Class<T> type)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(generic.getSchema()).write(generic, encoder);
    encoder.flush();
    return new SpecificDatumReader<T>(
            generic.getSchema(), generic.getSchema(), SpecificData.getForClass(type))
        .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }
}
