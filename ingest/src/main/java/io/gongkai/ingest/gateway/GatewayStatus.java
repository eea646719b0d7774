package io.gongkai.ingest.gateway;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much a gateway has done, and does now.
 *
 * @param answers number of answers since the start: {@code accepted} documents, requests {@code
 *     answered} otherwise, and each problem by its code; all of them, zeros too. What breaks HTTP
 *     itself is not counted
 * @param requestsUnderWay requests of agencies that are worked on now
 * @param bytesUnderWay bytes that are held for documents now
 */
public record GatewayStatus(Map<String, Long> answers, int requestsUnderWay, long bytesUnderWay) {
  /** Copies the numbers, sorted. */
  public GatewayStatus {
    SortedMap<String, Long> sorted = new TreeMap<>(answers);
    answers = Collections.unmodifiableSortedMap(sorted);
  }
}
