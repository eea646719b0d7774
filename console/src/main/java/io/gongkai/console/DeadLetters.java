package io.gongkai.console;

import java.time.Instant;
import java.util.List;

/** What the stages and the sink failed on. Safe for several threads. */
public interface DeadLetters {
  /** Has none. */
  DeadLetters NONE =
      new DeadLetters() {
        @Override
        public Listed list() {
          return new Listed(List.of(), true);
        }

        @Override
        public String text(String id) throws RefusedException {
          throw new RefusedException("this console has no dead letters");
        }

        @Override
        public List<Fate> redrive(List<String> ids, boolean dryRun) throws RefusedException {
          throw new RefusedException("this console changes nothing");
        }
      };

  /**
   * A dead letter.
   *
   * @param id its id: the stage, and where it lies
   * @param state open, redriven or came-back
   * @param failedAt when it failed; null when it is not known
   * @param cause what was wrong
   * @param origin where the record stood
   * @param bytes size of its value in bytes
   * @param timesRedriven how often it had been sent again before
   */
  record Letter(
      String id,
      String state,
      Instant failedAt,
      String cause,
      String origin,
      long bytes,
      int timesRedriven) {
    /** The stage that failed. */
    public String stage() {
      return id.substring(0, Math.max(0, id.indexOf('/')));
    }

    /** Whether nothing was done about it yet. */
    public boolean isOpen() {
      return state.equals("open");
    }
  }

  /**
   * Dead letters.
   *
   * @param letters the newest, the last first
   * @param complete whether these are all
   */
  record Listed(List<Letter> letters, boolean complete) {
    /** Copies the list. */
    public Listed {
      letters = List.copyOf(letters);
    }
  }

  /**
   * What becomes of a letter that is to be sent again.
   *
   * @param id its id
   * @param outcome what becomes of it
   * @param detail whereto it is sent, or why it is not; empty where it had been sent before
   */
  record Fate(String id, Outcome outcome, String detail) {
    /** What becomes of it. */
    public enum Outcome {
      /** It is sent. */
      SENT,
      /** It had been sent before. */
      KNOWN,
      /** It cannot be sent. */
      REFUSED
    }
  }

  /**
   * The newest dead letters.
   *
   * @throws RefusedException when they cannot be read now
   */
  Listed list() throws RefusedException;

  /**
   * A dead letter in full, as text: headers, cause, and how its bytes begin.
   *
   * @throws RefusedException when there is none of that id, or it cannot be read now
   */
  String text(String id) throws RefusedException;

  /**
   * Sends letters to their stages again, each once, however often this is called.
   *
   * @param ids ids, at most some dozens
   * @param dryRun whether nothing is sent, and it is told what would become of each
   * @throws RefusedException when nothing, or not everything, could be done
   */
  List<Fate> redrive(List<String> ids, boolean dryRun) throws RefusedException;
}
