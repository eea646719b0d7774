package io.gongkai.schemas.serde;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** Confluent's frame around an Avro datum: a zero byte and the schema id, big-endian. */
final class WireFormat {
  static final int HEADER_BYTES = 5;
  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** Writes the frame's header at the start of an array. */
  static void header(byte[] into, int id) {
    ByteBuffer.wrap(into).put(MAGIC).putInt(id);
  }

  /**
   * The schema id in a record.
   *
   * @throws SerializationException when the record is too short or starts with another byte
   */
  static int schemaId(String topic, byte[] data) {
    if (data.length < HEADER_BYTES) {
      throw new SerializationException(
          "a record of topic "
              + topic
              + " has "
              + data.length
              + " bytes, fewer than the "
              + HEADER_BYTES
              + " of the Avro frame: it was not written by an Avro serializer");
    }
    ByteBuffer buffer = ByteBuffer.wrap(data);
    byte magic = buffer.get();
    if (magic != MAGIC) {
      throw new SerializationException(
          "a record of topic "
              + topic
              + " starts with the byte "
              + (magic & 0xff)
              + " instead of 0: it was not written by an Avro serializer with a schema registry");
    }
    return buffer.getInt();
  }
}
