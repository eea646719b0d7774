package io.gongkai.app.deadletter;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.config.Connections;
import io.gongkai.app.config.DatabaseConnection;
import io.gongkai.model.Receipt;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.sink.SinkConfig;
import io.gongkai.sink.SinkDeadLetters;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Where the dead letters of a running pipeline are found. */
final class Letters {
  private final Connections connections;

  Letters(Connections connections) {
    this.connections = connections;
  }

  StageLetters ofStages() {
    return new StageLetters(connections.kafka());
  }

  Connections connections() {
    return connections;
  }

  /** The stages that a filter asks for, without the sink where no database is configured. */
  Set<FailedStage> stages(LetterFilter filter) {
    Set<FailedStage> stages = EnumSet.copyOf(filter.stages());
    if (!filter.isStageNamed() && !connections.database().isConfigured()) {
      stages.remove(FailedStage.SINK);
    }
    return stages;
  }

  /** The ids of the letters that were sent again; none where only the sink is asked for. */
  Set<String> redriven(Set<FailedStage> stages) {
    return stages.stream().anyMatch(stage -> stage != FailedStage.SINK)
        ? ofStages().redriven()
        : Set.of();
  }

  /**
   * Reads the letters of some stages into a list.
   *
   * @return the list
   */
  LetterList read(Set<FailedStage> stages, LetterList list) throws InterruptedException {
    for (FailedStage stage : stages) {
      if (stage == FailedStage.SINK) {
        sink(
            sink -> {
              sink.each(letter -> list.add(DeadLetter.of(letter)));
              return null;
            });
      } else {
        ofStages().each(stage.streams(), letter -> list.add(DeadLetter.of(letter)));
      }
    }
    return list;
  }

  /** Something that is done with the sink's dead letters. */
  @FunctionalInterface
  interface SinkWork<T> {
    T with(SinkDeadLetters letters) throws SQLException, InterruptedException;
  }

  /**
   * Does something with the sink's dead letters.
   *
   * @throws CommandFailure when there is no database, or it does not answer
   */
  <T> T sink(SinkWork<T> work) throws InterruptedException {
    DatabaseConnection database = connections.database().required();
    try (SinkDeadLetters letters = open(database)) {
      return work.with(letters);
    } catch (SQLException e) {
      throw new CommandFailure(
          "the database " + database.shownUrl() + " does not answer: " + e.getMessage(), e);
    }
  }

  private SinkDeadLetters open(DatabaseConnection database) {
    try {
      return SinkDeadLetters.open(
          SinkConfig.of(Map.of(), database.url(), database.user(), database.password()),
          values(ValidatedReport.class),
          values(Unreadable.class),
          values(Receipt.class),
          values(Waiver.class));
    } catch (CommandFailure e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CommandFailure(
          "the dead letters in the database "
              + database.shownUrl()
              + " cannot be opened: "
              + e.getMessage(),
          e);
    }
  }

  private <T extends SpecificRecord> Deserializer<T> values(Class<T> type) {
    return AvroSerdes.value(connections.registry().serdeProperties(), type).deserializer();
  }
}
