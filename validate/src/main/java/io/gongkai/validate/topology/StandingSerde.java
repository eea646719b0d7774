package io.gongkai.validate.topology;

import io.gongkai.validate.standing.HandedIn;
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
 * <p>Layout, big-endian: version (1 byte, 2), place (1 byte: 0 clean, 1 flagged, 2 nowhere), time
 * in milliseconds (8), partition (4), offset (8), then the submissions, each as partition (4) and
 * offset (8) where it was handed in first, length of its id (2) and the id's UTF-8 bytes.
 */
final class StandingSerde {
  private static final byte VERSION = 2;
  private static final int FIXED_BYTES = 2 + Long.BYTES + Integer.BYTES + Long.BYTES;
  private static final int HANDED_IN_BYTES = Integer.BYTES + Long.BYTES + Short.BYTES;
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
    for (HandedIn handedIn : standing.submissions()) {
      byte[] bytes = handedIn.submissionId().getBytes(StandardCharsets.UTF_8);
      if (bytes.length > Short.MAX_VALUE) {
        throw new SerializationException(
            "a submission id has " + bytes.length + " bytes: 64 hex digits are expected");
      }
      ids.add(bytes);
      size += HANDED_IN_BYTES + bytes.length;
    }
    ByteBuffer buffer =
        ByteBuffer.allocate(size)
            .put(VERSION)
            .put((byte) PLACES.indexOf(standing.place()))
            .putLong(standing.order().receivedAt().toEpochMilli())
            .putInt(standing.order().partition())
            .putLong(standing.order().offset());
    for (int i = 0; i < ids.size(); i++) {
      HandedIn handedIn = standing.submissions().get(i);
      byte[] id = ids.get(i);
      buffer.putInt(handedIn.partition()).putLong(handedIn.offset());
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
      List<HandedIn> submissions = new ArrayList<>();
      while (buffer.hasRemaining()) {
        int partition = buffer.getInt();
        long offset = buffer.getLong();
        byte[] id = new byte[buffer.getShort()];
        buffer.get(id);
        submissions.add(new HandedIn(new String(id, StandardCharsets.UTF_8), partition, offset));
      }
      return new Standing(order, place, submissions);
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | DateTimeException e) {
      throw new SerializationException(
          "the store of standings holds " + bytes.length + " bytes that are no standing", e);
    }
  }
}
