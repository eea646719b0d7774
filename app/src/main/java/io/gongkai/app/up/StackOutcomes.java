package io.gongkai.app.up;

import io.gongkai.app.cli.CommandFailure;
import io.gongkai.app.cli.TerminalText;
import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.app.embedded.EmbeddedStack;
import io.gongkai.app.publish.DeadLetters;
import io.gongkai.app.publish.Outcome;
import io.gongkai.app.publish.OutcomeSource;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/** What has become of submissions, from the database and the dead letters of a stack. */
final class StackOutcomes implements OutcomeSource {
  private static final int MOST_DEAD_LETTERS = 10;

  private final EmbeddedStack stack;
  private final Outcomes database;
  private final DeadLetters deadLetters;

  StackOutcomes(EmbeddedStack stack) {
    this.stack = stack;
    try {
      database = Outcomes.in(stack.jdbcUrl(), EmbeddedDatabase.USER);
    } catch (SQLException e) {
      throw noAnswer(e);
    }
    try {
      deadLetters =
          new DeadLetters(
              Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()));
    } catch (RuntimeException e) {
      closeDatabase();
      throw e;
    }
  }

  /** Whether the pipeline knows a submission already. */
  boolean isKnown(String submissionId) {
    return database.isKnown(submissionId);
  }

  @Override
  public Map<String, Outcome> of(Map<String, Boolean> sent) {
    try {
      return deadLetters.laidOver(database.of(sent.keySet()), sent);
    } catch (SQLException e) {
      throw noAnswer(e);
    }
  }

  @Override
  public Optional<String> problem() {
    return stack.problem();
  }

  /** Tells of what the sink could not store; returns whether there is nothing to tell. */
  boolean printUnstored(PrintWriter err) {
    List<String> letters;
    try {
      letters = database.deadLetters();
    } catch (SQLException e) {
      throw noAnswer(e);
    }
    if (!letters.isEmpty()) {
      err.println(
          "the sink could not store "
              + letters.size()
              + " records, our fault: 'gongkai dead-letter list' names them");
      letters.stream()
          .limit(MOST_DEAD_LETTERS)
          .forEach(letter -> err.println("  " + TerminalText.line(letter)));
      err.flush();
    }
    return letters.isEmpty();
  }

  private static CommandFailure noAnswer(SQLException e) {
    return new CommandFailure("the database does not answer: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try (deadLetters) {
      closeDatabase();
    }
  }

  private void closeDatabase() {
    try {
      database.close();
    } catch (SQLException e) {
      throw noAnswer(e);
    }
  }
}
