package io.gongkai.normalize.lex;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.normalize.read.container.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableLexerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "148>N148",
        "１４８>N148",
        "'1,234'>N1234",
        "'12,345,678'>N12345678",
        "'1,71434'>?",
        "'0971,740'>?",
        "1012.922>N1012.922",
        "251000元>N251000",
        "0.37 万元>N0.37",
        "+19>N19",
        "-417>N-417",
        "减3>N-3",
        "增加5>N5",
        "22（其中修订16件）>N22",
        "零>N0",
        "/>/",
        "—>/",
        "——>/",
        "无>/",
        "1O>?",
        "3?>?",
        "12a>?",
        "O>?",
        "□>?",
        "1.属于国家秘密>属于国家秘密",
        "2. 重复申请>重复申请",
        "1、申请人>申请人",
        "(3) 其他>其他",
        "3其他>其他",
        "2023年>年",
        "第20条>第条",
        "（七）总计>七总计",
        "規(guī)章>規章",
        "本年收费金额（单位：万元，保留4位小数）>本年收费金额单位万元保留位小数",
        "规章（设区的市、自治州人民政府提供2023年的数据）0>规章 N0",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）>二部分公开区分处理的只计这一情形不计其他情形",
        "00000002.其他法律>N0000000 其他法律",
        "規章000行政规范性文件8855698第二十条>規章 N000 行政规范性文件 N8855698 第二十条",
        "9116.36 三、收到>N9116.36 三收到",
        "3700000372.没有现成>N370000037 没有现成",
      })
  void shouldLexCell(String cell, String expected) {
    assertThat(print(cell)).isEqualTo(Folding.fold(expected));
  }

  @Test
  void shouldTellBlankCellsFromNoneWhenTabsSeparate() {
    assertThat(print("规章\t\t0\t")).isEqualTo("规章 _ N0 _");
    assertThat(print("\t148")).isEqualTo("N148");
    assertThat(print("\t")).isEqualTo("_");
  }

  @Test
  void shouldDropOuterBarsWhenRowsAreBarred() {
    assertThat(print("| 规章 | 0 |  | 2 |\n|---|:--:|---|---|\n| 合计 | 1 | 2 | 3 |"))
        .isEqualTo("规章 N0 _ N2 ; ; 合计 N1 N2 N3");
  }

  @Test
  void shouldReadLoneBarsAsSeparatorsWhenCellsStandOnLines() {
    assertThat(print("规章\n|\n0\n|\n5\n|")).isEqualTo("规章 ; ; N0 ; ; N5 ;");
    assertThat(print("规章 |\n|\n|\n3 |")).isEqualTo("规章 ; _ ; _ ; N3");
  }

  @Test
  void shouldPassOverBarsThatFillRowToWidthOfTable() {
    assertThat(print("信息内容 |\n数量 |\n||\n规章 |\n|\n0 |\n|\n总计 |\n1 |\n||"))
        .isEqualTo("信息内容 ; 数量 ; ; 规章 ; _ ; N0 ; _ ; 总计 ; N1 ;");
  }

  @Test
  void shouldReadLineOfSpacesAsBlankCellWhenCellsAreParagraphs() {
    assertThat(print("规章\n\n1\n\n \n\n3\n\n总计\n\n1\n\n"))
        .isEqualTo("规章 ; ; N1 ; ; _ ; ; N3 ; ; 总计 ; ; N1 ;");
    assertThat(print("规章\n1\n \n3\n总计\n1\n")).isEqualTo("规章 ; N1 ; ; N3 ; 总计 ; N1");
  }

  @Test
  void shouldDropPageMarksAndRules() {
    assertThat(print("0\t1\n- 12 -\n第 3 页 共 9 页\n3/9\n---------\t---\n2\t3"))
        .isEqualTo("N0 N1 ; ; ; ; ; N2 N3");
  }

  private static String print(String text) {
    List<Token> tokens =
        TableLexer.lex(
            text, Folding.fold(text), 0, text.length(), Deadline.in(Duration.ofHours(1), () -> 0));
    StringBuilder print = new StringBuilder();
    for (Token token : tokens) {
      print.append(
          switch (token.kind()) {
            case NUMBER -> "N" + token.digits() + " ";
            case NIL -> "/ ";
            case BLANK -> "_ ";
            case GARBLED -> "? ";
            case TEXT -> token.digits() + " ";
            case ROW_END -> "; ";
          });
    }
    // The last line end is that of the text.
    return print.substring(0, print.length() - 2).strip();
  }
}
