package io.gongkai.app.deadletter;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.ExitStatus;
import io.gongkai.app.cli.VersionProvider;
import io.gongkai.app.config.ConfigOptions;
import io.gongkai.app.deadletter.DeadLetter.State;
import io.gongkai.schemas.streams.Stage;
import io.gongkai.sink.SinkDeadLetters;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gongkai dead-letter show}: one dead letter in full. */
@Command(
    name = "show",
    header = "Show one: headers, cause with stack trace, key, and how its bytes begin.",
    description = {
      "",
      "What comes from outside is shown with escapes in place of control characters.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it was shown", "2:there is none of that id, or it could not be read"})
final class DeadLetterShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions configOptions;
  @Mixin private LetterFormat format;

  @Parameters(paramLabel = "ID", description = "Its id, as 'dead-letter list' prints it.")
  private String id;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the bytes of the value to a file, which must not be there yet.")
  private Path output;

  @Override
  public Integer call() throws InterruptedException {
    LetterId letterId = LetterId.parse(id);
    Letters letters = new Letters(configOptions.connections());
    LetterDetails details = details(letterId, letters);
    if (output != null) {
      write(details.value());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(format.isJson() ? details.json() : details.text());
    out.flush();
    return ExitStatus.OK;
  }

  /**
   * A letter in full.
   *
   * @throws CommandFailure when there is none of that id
   */
  static LetterDetails details(LetterId id, Letters letters) throws InterruptedException {
    return id.stage() == FailedStage.SINK ? ofSink(id, letters) : of(id, letters);
  }

  private static LetterDetails of(LetterId id, Letters letters) {
    DeadRecord record = letters.ofStages().find(id).orElseThrow(() -> missing(id));
    boolean redriven = letters.ofStages().redriven().contains(id.toString());
    boolean cameBack = redriven && failedAgain(letters.ofStages()).contains(id.toString());
    State state = cameBack ? State.CAME_BACK : redriven ? State.REDRIVEN : State.OPEN;
    return LetterDetails.of(record, state);
  }

  private static Set<String> failedAgain(StageLetters letters) {
    Set<String> failedAgain = new HashSet<>();
    for (Stage stage : Stage.values()) {
      letters.each(stage, letter -> letter.redrive().ifPresent(it -> failedAgain.add(it.letter())));
    }
    return failedAgain;
  }

  private static LetterDetails ofSink(LetterId id, Letters letters) throws InterruptedException {
    return letters.sink(
        sink -> {
          List<SinkDeadLetters.Letter> found = new ArrayList<>();
          sink.each(
              letter -> {
                if (DeadLetter.of(letter).id().equals(id)) {
                  found.add(letter);
                }
              });
          ConsumerRecord<byte[], byte[]> record =
              sink.record(id.topic(), id.partition(), id.offset()).orElseThrow(() -> missing(id));
          SinkDeadLetters.Letter letter = found.stream().findFirst().orElseThrow(() -> missing(id));
          return LetterDetails.of(letter, record);
        });
  }

  private void write(byte[] value) {
    try {
      Files.write(output, value, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailure("the file " + output + " is there already", e);
    } catch (IOException e) {
      throw new CommandFailure("the file " + output + " cannot be written: " + e, e);
    }
  }

  private static CommandFailure missing(LetterId id) {
    return new CommandFailure(
        "there is no dead letter " + id + "; 'gongkai dead-letter list' names those there are");
  }
}
