package io.gongkai.normalize.lex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The quick searches find what the plain ones find, in texts made of what they look for. */
class SearchTest {
  private static final int TEXTS = 2000;
  private static final int LENGTH = 60;
  private static final String CHARACTERS = "一二(、 \n#收到费取处理x1";

  private final Random random = new Random(7);

  @Test
  void shouldFindAPatternWhereTheEngineFindsIt() {
    String words = "[(]?[一1]\\s{0,2}(?:收到|处理)|(?<![一x])二$";
    StartedPattern started = StartedPattern.of("(一1二", words);
    Pattern plain = Pattern.compile(words);
    int found = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = text();
      Matcher expected = plain.matcher(text);
      Matcher matcher = started.matcher(text);
      int from = 0;
      while (expected.find()) {
        assertThat(started.find(matcher, text, from)).as(text).isTrue();
        assertThat(matcher.start()).as(text).isEqualTo(expected.start());
        assertThat(matcher.end()).as(text).isEqualTo(expected.end());
        from = matcher.end();
        found++;
      }
      assertThat(started.find(matcher, text, from)).as(text).isFalse();
    }
    assertThat(found).isPositive();
  }

  @Test
  void shouldFindEachWordInTheOrderOfTheText() {
    List<String> words = List.of("收费", "处理费", "取处", "费收费");
    WordSearch search = new WordSearch(words);
    for (int i = 0; i < TEXTS; i++) {
      String text = text();
      List<String> expected = new ArrayList<>();
      for (int at = 0; at < text.length(); at++) {
        for (int word = 0; word < words.size(); word++) {
          if (text.startsWith(words.get(word), at)) {
            expected.add(at + "/" + word);
          }
        }
      }
      List<String> found = new ArrayList<>();
      search.each(text, (at, word) -> found.add(at + "/" + word));
      assertThat(found).as(text).isEqualTo(expected);
    }
  }

  @Test
  void shouldPassOverNoLineThatAHeadingStartsOn() {
    Pattern heading = Pattern.compile("(?m)^[ #]{0,8}[(]?[一二1][、]? {0,4}(?:收到|处理)");
    LineHeads heads = new LineHeads(List.of("收到", "处理"));
    int found = 0;
    for (int i = 0; i < TEXTS; i++) {
      TextIndex text = TextIndex.ofFolded(text());
      Matcher matcher = heading.matcher(text.folded());
      int line = 0;
      while (matcher.find()) {
        while (text.lineStart(line) < matcher.start()) {
          line++;
        }
        assertThat(heads.next(text, line)).as(text.folded()).isEqualTo(line);
        found++;
      }
    }
    assertThat(found).isPositive();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
