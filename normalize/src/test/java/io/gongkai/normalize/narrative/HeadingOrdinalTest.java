package io.gongkai.normalize.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HeadingOrdinalTest {
  private static final String CHARACTERS = "  \n\t#|一六八19第部分(()、.:,)公";

  private static final Pattern ORDINAL =
      Pattern.compile(
          "[\\s#|>*]{0,8}(?:(第[一二三四五六]部分)|([一二三四五六七八九][、.:,)]?)|([1-9][、.:,)]?)"
              + "|([(][一二三四五六七八九1-9][)]?))[\\s、.:,)]{0,6}");

  @Test
  void shouldTellTheKindOfOrdinalAsItsExpressionDoes() {
    Random random = new Random(5);
    int found = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder("公".repeat(random.nextInt(2)));
      int from = text.length();
      int length = random.nextInt(10);
      while (text.length() < from + length) {
        boolean part = random.nextInt(30) == 0;
        text.append(part ? "第二部分" : CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
      }
      Matcher matcher = ORDINAL.matcher(text).region(from, text.length());
      int expected = matcher.matches() ? kind(matcher) : -1;
      found += expected >= 0 ? 1 : 0;

      assertThat(HeadingOrdinal.kind(text.toString(), from, text.length()))
          .as("%s", text)
          .isEqualTo(expected);
    }
    assertThat(found).isGreaterThan(1000);
  }

  private static int kind(Matcher matcher) {
    int kind = 0;
    while (matcher.start(kind + 1) < 0) {
      kind++;
    }
    return kind;
  }
}
