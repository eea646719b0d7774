package io.gongkai.normalize.lex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextIndexTest {
  private static final String CHARACTERS = "公开申请信息一二12\n\n \t|、。";

  @Test
  void shouldKnowThePlaceOfEveryHanCharacterAndLine() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      String text = text(random, random.nextInt(400));
      TextIndex index = TextIndex.ofFolded(text);

      int han = 0;
      List<Integer> lines = new ArrayList<>(List.of(0));
      for (int at = 0; at < text.length(); at++) {
        assertThat(index.hanBefore(at)).isEqualTo(han);
        if (Chars.isHan(text.charAt(at))) {
          assertThat(index.hanOffset(han)).isEqualTo(at);
          assertThat(index.han().charAt(han++)).isEqualTo(text.charAt(at));
        }
        if (text.charAt(at) == '\n') {
          lines.add(at + 1);
        }
      }
      assertThat(index.han()).hasSize(han);
      assertThat(index.hanOffset(han)).isEqualTo(text.length());
      assertThat(index.hanBefore(text.length())).isEqualTo(han);
      assertThat(index.lines()).isEqualTo(lines.size());
      for (int line = 0; line < lines.size(); line++) {
        assertThat(index.lineStart(line)).isEqualTo(lines.get(line));
      }
    }
  }

  @Test
  void shouldFindHanCharactersThatStandFarApart() {
    String text = ("开" + " ".repeat(1000)).repeat(300);
    TextIndex index = TextIndex.ofFolded(text);

    for (int i = 0; i < 300; i++) {
      assertThat(index.hanOffset(i)).isEqualTo(1001 * i);
      assertThat(index.hanBefore(1001 * i + 1)).isEqualTo(i + 1);
    }
  }

  @Test
  void shouldFindTheFirstWordOfLineBehindBlanksAndOrdinal() {
    TextIndex index = TextIndex.of("\n  （一）总体情况\n第二部分 主动公开\n" + " ".repeat(21) + "远");

    assertThat(index.folded().startsWith("总体", index.lineHead(0))).isTrue();
    assertThat(index.lineHead(1)).isEqualTo(index.lineHead(0));
    assertThat(index.folded().startsWith("主动", index.lineHead(2))).isTrue();
    assertThat(index.lineHead(3)).isNegative();
  }

  @Test
  void shouldFindEveryWordInOnePassInTheOrderOfTheText() {
    List<String> words = List.of("公开", "公开申请", "申请", "开申", "信息公", "一二", "二一");
    WordSearch search = new WordSearch(words);
    Random random = new Random(8);
    for (int i = 0; i < 300; i++) {
      String text = text(random, random.nextInt(200));
      List<String> expected = new ArrayList<>();
      for (int at = 0; at < text.length(); at++) {
        for (int word = 0; word < words.size(); word++) {
          if (text.startsWith(words.get(word), at)) {
            expected.add(at + " " + word);
          }
        }
      }
      List<String> found = new ArrayList<>();
      search.each(text, (at, word) -> found.add(at + " " + word));

      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void shouldFindLongWordsThatStartInAPartOfAText() {
    List<String> words = List.of("公开公申", "公公公公公", "申公开公", "开开开申公开");
    WordSearch search = new WordSearch(words);
    Random random = new Random(9);
    int hits = 0;
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < 60) {
        text.append("公开申".charAt(random.nextInt(3)));
      }
      int from = random.nextInt(61);
      int to = from + random.nextInt(61 - from);
      List<String> expected = new ArrayList<>();
      for (int at = from; at < to; at++) {
        for (int word = 0; word < words.size(); word++) {
          if (text.toString().startsWith(words.get(word), at)) {
            expected.add(at + " " + word);
          }
        }
      }
      List<String> found = new ArrayList<>();
      search.each(text.toString(), from, to, (at, word) -> found.add(at + " " + word));
      hits += found.size();

      assertThat(found).as("%s, %d to %d", text, from, to).isEqualTo(expected);
    }
    assertThat(hits).isGreaterThan(100);
  }

  @Test
  void shouldFindWordByItsRarestCharacter() {
    RareWord word = new RareWord("信息公开", '公');

    assertThat(word.in("公信息公开公，信息公开", 0)).isEqualTo(1);
    assertThat(word.in("公信息公开公，信息公开", 2)).isEqualTo(7);
    assertThat(word.in("公信息公开公，信息公开", 8)).isNegative();
    assertThatThrownBy(() -> new RareWord("信息", '公')).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldTryAlternativesWhereAnyOfThemStarts() {
    StartedPattern pattern = StartedPattern.ofAlternatives("同比|各\\d|余$");

    assertThat(pattern.isIn("较上年同比")).isTrue();
    assertThat(pattern.isIn("各部门各2")).isTrue();
    assertThat(pattern.isIn("其余")).isTrue();
    assertThat(pattern.isIn("余下各部门同")).isFalse();
    assertThat(pattern.end("同比", 0)).isEqualTo(2);
    assertThat(pattern.end("较同比", 0)).isNegative();
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }
}
