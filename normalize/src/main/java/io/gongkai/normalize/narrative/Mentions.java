package io.gongkai.normalize.narrative;

import io.gongkai.model.Mention;
import io.gongkai.normalize.lex.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the numbers in the narrative that speak of applications, reconsiderations and lawsuits.
 *
 * <p>A number is bound to a subject by the words of its own clause, with the sentence before it as
 * context. Precision comes first: a number whose clause names a part of the whole, another year,
 * another body or another thing is left alone.
 */
public final class Mentions {
  private static final String UNITS = "件项条宗份起次例个";
  private static final String SENTENCE_ENDS = "。;!?";
  private static final int MOST = 64;
  private static final int LONGEST_CLAUSE = 80;
  private static final int MOST_DIGITS = 9;

  private final String text;
  private final String compact;
  private final int[] offsets;
  private final ClauseReader reader;

  private Mentions(String text, String folded, int end, int year) {
    this.text = text;
    StringBuilder characters = new StringBuilder(end);
    int[] places = new int[end + end / 2 + 1];
    int newlines = 0;
    for (int i = 0; i < end; i++) {
      char c = folded.charAt(i);
      if (c == '\n') {
        newlines++;
      } else if (!Chars.isBlank(c)) {
        // An empty line ends a sentence; a single line end may be a wrapped line.
        if (newlines > 1) {
          places[characters.length()] = i;
          characters.append('。');
        }
        newlines = 0;
        places[characters.length()] = i;
        characters.append(c);
      }
    }
    compact = characters.toString();
    offsets = places;
    reader = new ClauseReader(year);
  }

  /**
   * Finds the mentions in the narrative before the tables.
   *
   * @param text the text
   * @param folded the text, folded
   * @param end where the tables start
   * @param year report year, 0 when not known
   */
  public static List<Mention> find(String text, String folded, int end, int year) {
    return new Mentions(text, folded, end, year).find();
  }

  private List<Mention> find() {
    List<Mention> mentions = new ArrayList<>();
    int sentence = 0;
    int previousSentence = 0;
    int clause = 0;
    for (int i = 0; i < compact.length() && mentions.size() < MOST; i++) {
      char c = compact.charAt(i);
      if (SENTENCE_ENDS.indexOf(c) >= 0) {
        previousSentence = sentence;
        sentence = i + 1;
        clause = i + 1;
      } else if (c == ',' && !isThousands(i)) {
        clause = i + 1;
      } else if (Chars.isDigit(c) && startsNumber(i)) {
        int numberEnd = numberEnd(i);
        if (numberEnd < compact.length() && UNITS.indexOf(compact.charAt(numberEnd)) >= 0) {
          mention(previousSentence, sentence, clause, i, numberEnd).ifPresent(mentions::add);
          clause = numberEnd + 1;
        }
        i = numberEnd - 1;
      }
    }
    return mentions;
  }

  private Optional<Mention> mention(
      int previousSentence, int sentence, int clause, int number, int numberEnd) {
    String digits = compact.substring(number, numberEnd).replace(",", "");
    if (digits.length() > MOST_DIGITS) {
      return Optional.empty();
    }
    int from = Math.max(clause, number - LONGEST_CLAUSE);
    String words = compact.substring(from, number);
    String context = compact.substring(Math.max(previousSentence, number - 400), number);
    String sentenceWords = compact.substring(Math.max(sentence, number - 200), number);
    return reader
        .subject(words, sentenceWords, context)
        .map(
            subject ->
                new Mention(
                    subject,
                    Long.parseLong(digits),
                    text.substring(offsets[from], offsets[numberEnd] + 1),
                    offsets[number],
                    offsets[numberEnd - 1] + 1));
  }

  private boolean startsNumber(int i) {
    if (i == 0) {
      return true;
    }
    char before = compact.charAt(i - 1);
    // 第3件, 〔2021〕30号 and decimals are no counts.
    return before != '第' && before != '.' && before != '-' && !Chars.isDigit(before);
  }

  private int numberEnd(int start) {
    int i = start;
    while (i < compact.length()
        && (Chars.isDigit(compact.charAt(i)) || (compact.charAt(i) == ',' && isThousands(i)))) {
      i++;
    }
    return i;
  }

  private boolean isThousands(int comma) {
    if (comma == 0 || comma + 3 >= compact.length() || !Chars.isDigit(compact.charAt(comma - 1))) {
      return false;
    }
    for (int i = comma + 1; i <= comma + 3; i++) {
      if (!Chars.isDigit(compact.charAt(i))) {
        return false;
      }
    }
    return comma + 4 >= compact.length() || !Chars.isDigit(compact.charAt(comma + 4));
  }
}
