package io.gongkai.app.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.streams.SwitchedOver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A generation of the stages: a replay that the pipeline was switched over to, or is to be.
 *
 * @param id id of the replay
 * @param at when the switch began
 * @param version version of the program that switched
 */
public record Generation(String id, Instant at, String version) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What records that come by or after the switch to it say of themselves. */
  public SwitchedOver mark() {
    return new SwitchedOver(id, at.toEpochMilli());
  }

  /** The live run in this generation. */
  public PipelineRun run() {
    return PipelineRun.live(mark());
  }

  /** As it stands on pipeline.generation. */
  public byte[] toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("at", at.toString()).put("version", version);
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a generation could not be put into JSON", e);
    }
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException when the bytes are something else
   */
  static Generation fromJson(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      Generation generation =
          new Generation(
              json.path("id").asText(),
              Instant.parse(json.path("at").asText()),
              json.path("version").asText());
      // Refuses an id that is none.
      return generation.run().isLive() ? generation : null;
    } catch (IOException | DateTimeException e) {
      throw new IllegalArgumentException("no generation: " + e.getMessage(), e);
    }
  }
}
