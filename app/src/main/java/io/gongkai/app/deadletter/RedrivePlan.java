package io.gongkai.app.deadletter;

import io.gongkai.schemas.streams.RecordOrigin;
import io.gongkai.schemas.streams.Redrive;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.validate.topology.ValidateTopology;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What is to be done with a dead letter that is to be sent again. */
sealed interface RedrivePlan {
  /** How often one record is sent again where nobody says otherwise. */
  int MAX_REDRIVES = 3;

  /**
   * It is sent.
   *
   * @param topic where to
   * @param redrive what the record says of itself there
   */
  record Send(String topic, Redrive redrive) implements RedrivePlan {}

  /**
   * It must not be sent.
   *
   * @param reason why, and what to do
   */
  record Refuse(String reason) implements RedrivePlan {}

  /**
   * Decides.
   *
   * @param letter the dead letter
   * @param maxRedrives how often one record may be sent again, from 1
   * @param lastWaivers offset of the last record under each key of reports.waivers; asked for only
   *     when it is needed
   */
  static RedrivePlan of(
      DeadRecord letter, int maxRedrives, Supplier<Map<String, Long>> lastWaivers) {
    Optional<RecordOrigin> origin = letter.origin();
    OptionalLong timestamp = letter.timestamp();
    if (letter.processor().isEmpty() || timestamp.isEmpty()) {
      return new Refuse(
          "a version of the stage wrote it that did not say where and when it failed");
    }
    if (origin.isEmpty()) {
      return new Refuse("no record stands behind it: the stage failed at work of its own");
    }
    Optional<String> wrongPlace = wrongPlace(letter, origin.get());
    if (wrongPlace.isPresent()) {
      return new Refuse(wrongPlace.get());
    }
    int times = letter.redrive().map(Redrive::times).orElse(0);
    if (times >= maxRedrives) {
      return new Refuse(
          "it was sent again "
              + times
              + " times and failed each time: mend the cause first, then raise --max-redrives above "
              + maxRedrives);
    }
    Redrive redrive = letter.nextRedrive(origin.get(), timestamp.getAsLong());
    if (!origin.get().topic().equals(Topics.WAIVERS)) {
      return new Send(letter.stage().redriveTopic(), redrive);
    }
    long last = lastOf(letter, lastWaivers.get());
    return last > origin.get().offset()
        ? new Refuse(
            "a later record under its key, at offset "
                + last
                + " of reports.waivers, holds instead")
        : new Send(Topics.WAIVERS, redrive);
  }

  private static Optional<String> wrongPlace(DeadRecord letter, RecordOrigin origin) {
    boolean takesBack =
        switch (letter.stage()) {
          case NORMALIZE -> origin.topic().equals(Topics.RAW);
          case VALIDATE ->
              switch (origin.topic()) {
                case Topics.NORMALIZED, Topics.UNREADABLE, Topics.WAIVERS -> true;
                default -> false;
              };
        };
    if (!takesBack) {
      return Optional.of(
          letter.stage().id() + " takes nothing back from " + Escaped.line(origin.topic(), 249));
    }
    return letter.stage() == Stage.VALIDATE && !ValidateTopology.takesBack(letter.processor())
        ? Optional.of(
            "validate had judged it and failed behind that, at "
                + Escaped.line(letter.processor(), 100)
                + ": sent again it would count as known")
        : Optional.empty();
  }

  private static long lastOf(DeadRecord letter, Map<String, Long> lastWaivers) {
    byte[] key = letter.record().key();
    return key == null
        ? -1
        : lastWaivers.getOrDefault(new String(key, StandardCharsets.UTF_8), -1L);
  }
}
