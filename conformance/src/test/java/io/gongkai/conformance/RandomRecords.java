package io.gongkai.conformance;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Random records of a schema, drawn towards what breaks encoders: bounds of the numbers, empty and
 * long arrays, every branch of a union, text in several scripts.
 */
final class RandomRecords {
  private static final int[] INTS = {
    0, 1, -1, 63, 64, -64, -65, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final long[] LONGS = {0, -1, 1L << 31, -(1L << 35), 253_402_300_799_999L};
  private static final String[] TEXTS = {
    "",
    "青石县水利局",
    "信息公开工作年度报告",
    "a\"b\\c/d\n\t\r",
    "\u0000\u001f\u007f",
    "𠀀𠮷👩🏽‍🌾",
    "e\u0301 ı İ ß ﬁ",
    "\u2028\ufeff\uffff",
  };

  private final RandomGenerator random;

  RandomRecords(RandomGenerator random) {
    this.random = random;
  }

  /** A record of a schema. */
  GenericRecord next(Schema schema) {
    return record(schema);
  }

  private GenericRecord record(Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), datum(field.schema()));
    }
    return record;
  }

  private Object datum(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case ENUM ->
          new GenericData.EnumSymbol(
              schema, schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size())));
      case ARRAY -> array(schema);
      case UNION -> datum(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case STRING -> text();
      case BYTES -> ByteBuffer.wrap(bytes());
      case INT -> random.nextInt(3) == 0 ? INTS[random.nextInt(INTS.length)] : random.nextInt();
      case LONG ->
          random.nextInt(3) == 0
              ? LONGS[random.nextInt(LONGS.length)]
              : random.nextLong(4_102_444_800_000L);
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextDouble();
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
      case MAP, FIXED ->
          throw new IllegalArgumentException("the model has no " + schema.getType() + " so far");
    };
  }

  private List<Object> array(Schema schema) {
    Schema element = schema.getElementType();
    boolean number = element.getType() == Schema.Type.INT || element.getType() == Schema.Type.LONG;
    int length = random.nextInt(number ? 200 : 4);
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      elements.add(datum(element));
    }
    return new GenericData.Array<>(schema, elements);
  }

  private String text() {
    String text = TEXTS[random.nextInt(TEXTS.length)];
    return random.nextInt(20) == 0 ? text.repeat(random.nextInt(300)) : text;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(40)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    return bytes;
  }
}
