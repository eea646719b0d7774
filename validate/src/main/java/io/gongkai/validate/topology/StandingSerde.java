package io.gongkai.validate.topology;

import io.gongkai.validate.standing.Place;
import io.gongkai.validate.standing.Standing;
import io.gongkai.validate.standing.SubmissionOrder;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The bytes of a {@link Standing} in the store and its changelog.
 *
 * <p>Layout, big-endian: version (1 byte, 1), place (1 byte: 0 clean, 1 flagged, 2 nowhere), time
 * in milliseconds (8), partition (4), offset (8), then the submission ids, each as its length (2)
 * and UTF-8 bytes.
 */
final class StandingSerde {
  private static final byte VERSION = 1;
  private static final int FIXED_BYTES = 2 + Long.BYTES + Integer.BYTES + Long.BYTES;
  private static final List<Place> PLACES = List.of(Place.CLEAN, Place.FLAGGED, Place.NOWHERE);

  private StandingSerde() {}

  static Serde<Standing> create() {
    return Serdes.serdeFrom(
        (topic, standing) -> standing == null ? null : write(standing),
        (topic, bytes) -> bytes == null ? null : read(bytes));
  }

  private static byte[] write(Standing standing) {
    List<byte[]> ids = new ArrayList<>();
    int size = FIXED_BYTES;
    for (String id : standing.submissions()) {
      byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > Short.MAX_VALUE) {
        throw new SerializationException(
            "a submission id has " + bytes.length + " bytes: 64 hex digits are expected");
      }
      ids.add(bytes);
      size += Short.BYTES + bytes.length;
    }
    ByteBuffer buffer =
        ByteBuffer.allocate(size)
            .put(VERSION)
            .put((byte) PLACES.indexOf(standing.place()))
            .putLong(standing.order().receivedAt().toEpochMilli())
            .putInt(standing.order().partition())
            .putLong(standing.order().offset());
    for (byte[] id : ids) {
      buffer.putShort((short) id.length).put(id);
    }
    return buffer.array();
  }

  private static Standing read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      byte version = buffer.get();
      if (version != VERSION) {
        throw new SerializationException(
            "a standing of version " + version + " in the store: this program reads " + VERSION);
      }
      Place place = PLACES.get(buffer.get());
      SubmissionOrder order =
          new SubmissionOrder(
              Instant.ofEpochMilli(buffer.getLong()), buffer.getInt(), buffer.getLong());
      List<String> ids = new ArrayList<>();
      while (buffer.hasRemaining()) {
        byte[] id = new byte[buffer.getShort()];
        buffer.get(id);
        ids.add(new String(id, StandardCharsets.UTF_8));
      }
      return new Standing(order, place, ids);
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | DateTimeException e) {
      throw new SerializationException(
          "the store of standings holds " + bytes.length + " bytes that are no standing", e);
    }
  }
}
