package io.gongkai.conformance;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * A case that both sides go through.
 *
 * @param name what is tried, in words
 * @param trial what is done, and what came of it
 */
record SettingsCase(String name, Trial trial) {

  /** Something to do with one side's classes. */
  @FunctionalInterface
  interface Trial {
    String run(Party party) throws IOException, InterruptedException;
  }

  /** What came of it: a text, or that it was refused. */
  String outcome(Party party) throws IOException, InterruptedException {
    try {
      return trial.run(party);
    } catch (SerializationException e) {
      return "refused with a SerializationException";
    } catch (BufferUnderflowException e) {
      return "fails with a BufferUnderflowException";
    }
  }
}
