package io.gongkai.app.deadletter;

import io.gongkai.schemas.streams.Stage;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of the pipeline that keeps what it failed on. */
enum FailedStage {
  NORMALIZE(Stage.NORMALIZE),
  VALIDATE(Stage.VALIDATE),
  /** Keeps its dead letters in the database. */
  SINK(null);

  private final Stage streams;

  FailedStage(Stage streams) {
    this.streams = streams;
  }

  static FailedStage of(Stage stage) {
    return switch (stage) {
      case NORMALIZE -> NORMALIZE;
      case VALIDATE -> VALIDATE;
    };
  }

  /**
   * The stage of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static FailedStage named(String id) {
    return Arrays.stream(values())
        .filter(stage -> stage.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no stage " + id));
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage on Kafka Streams; null for the sink. */
  Stage streams() {
    return streams;
  }

  /** Reads a stage, with a message that names them all. */
  static final class Converter implements ITypeConverter<FailedStage> {
    @Override
    public FailedStage convert(String value) {
      try {
        return named(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + value + "' is none of " + String.join(", ", new Names()));
      }
    }
  }

  /** What the shell offers to complete a stage with. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(values()).map(FailedStage::id).iterator();
    }
  }
}
