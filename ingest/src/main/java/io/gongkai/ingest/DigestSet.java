package io.gongkai.ingest;

import java.util.HexFormat;

/**
 * A set of SHA-256 hashes in 32 to 64 bytes each.
 *
 * <p>The first 128 bits are kept: two different documents share them by a chance of one in 2^128.
 */
final class DigestSet {
  private static final int FIRST_SLOTS = 1024;
  private static final int HEX_DIGITS_OF_LONG = 16;

  /** Two longs a slot; both zero where it is free. */
  private long[] slots = new long[2 * FIRST_SLOTS];

  private int size;

  int size() {
    return size;
  }

  /** Size of the set in memory. */
  long bytes() {
    return (long) slots.length * Long.BYTES;
  }

  boolean contains(String hash) {
    return slots[slot(high(hash), low(hash)) + 1] != 0;
  }

  void add(String hash) {
    insert(high(hash), low(hash));
    if (4 * size > slots.length) {
      grow();
    }
  }

  private void insert(long high, long low) {
    int slot = slot(high, low);
    if (slots[slot + 1] == 0) {
      slots[slot] = high;
      slots[slot + 1] = low;
      size++;
    }
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    size = 0;
    for (int i = 0; i < old.length; i += 2) {
      if (old[i + 1] != 0) {
        insert(old[i], old[i + 1]);
      }
    }
  }

  /** Where the hash stands, or would. */
  private int slot(long high, long low) {
    int mask = slots.length / 2 - 1;
    int slot = (int) high & mask;
    while (slots[2 * slot + 1] != 0 && (slots[2 * slot] != high || slots[2 * slot + 1] != low)) {
      slot = (slot + 1) & mask;
    }
    return 2 * slot;
  }

  private static long high(String hash) {
    return HexFormat.fromHexDigitsToLong(hash, 0, HEX_DIGITS_OF_LONG);
  }

  /** Never zero, which marks a free slot. */
  private static long low(String hash) {
    long low = HexFormat.fromHexDigitsToLong(hash, HEX_DIGITS_OF_LONG, 2 * HEX_DIGITS_OF_LONG);
    return low == 0 ? 1 : low;
  }
}
