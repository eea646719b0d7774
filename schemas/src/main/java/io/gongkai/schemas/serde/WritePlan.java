package io.gongkai.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** How records of one schema are written to one topic: the id in the frame and the writer. */
final class WritePlan {
  private final int id;
  private final DatumWriter<IndexedRecord> writer;
  private final Schema own;
  private final Schema target;

  private WritePlan(int id, IndexedRecord record, Schema target) {
    this.id = id;
    this.own = record.getSchema();
    this.target = target;
    this.writer =
        record instanceof SpecificRecord
            ? new SpecificDatumWriter<>(own, generated(record.getClass()))
            : new GenericDatumWriter<>(own, GenericData.get());
  }

  /**
   * What a generated class knows of its data, with the code that was generated for writing it: half
   * the time, the same bytes. A copy, because reading is quicker without such code.
   */
  private static SpecificData generated(Class<?> type) {
    SpecificData known = SpecificData.getForClass(type);
    SpecificData data = new SpecificData(type.getClassLoader());
    known.getConversions().forEach(data::addLogicalTypeConversion);
    data.setCustomCoders(true);
    return data;
  }

  /** Records are written with their own schema. */
  static WritePlan own(int id, IndexedRecord record) {
    return new WritePlan(id, record, null);
  }

  /** Records are written with another schema, which can read what their own writes. */
  static WritePlan converted(int id, IndexedRecord record, Schema target) {
    boolean same =
        SchemaNormalization.toParsingForm(record.getSchema())
            .equals(SchemaNormalization.toParsingForm(target));
    return new WritePlan(id, record, same ? null : target);
  }

  /** Id of the schema that the bytes are written with. */
  int id() {
    return id;
  }

  void write(IndexedRecord record, Encoder encoder) throws IOException {
    if (target == null) {
      writer.write(record, encoder);
      return;
    }
    // Fields are matched by name only when a record is read: write, read across, write again.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder inner = EncoderFactory.get().binaryEncoder(bytes, null);
    writer.write(record, inner);
    inner.flush();
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null);
    Object converted = new GenericDatumReader<>(own, target, GenericData.get()).read(null, decoder);
    new GenericDatumWriter<>(target, GenericData.get()).write(converted, encoder);
  }
}
