package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.CellState;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.Truth;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Markup inside a cell that changes what a number is taken for. The cell's number is given as N,
 * its first digit as A and the other digits as B.
 */
class WebPageTrapsTest {
  private static final String MARK = "\ue000";
  private static final String ITEM = "t3.received";

  private final Scoring scoring = new Scoring();
  private final Truth truth = truth();
  private final String page = page(truth);

  /** What a person reads as the number is read as it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "N",
        "N<sup>1</sup>",
        "N<sup>[1]</sup>",
        "N<sup>①</sup>",
        "N<sup><a href='#n1'>1</a></sup>",
        "N<span style='vertical-align: super; font-size: 8px'>1</span>",
        "N<span style='vertical-align:super'>注1</span>",
        "N<sub>1</sub>",
        "N①",
        "N¹",
        "N<s>9</s>",
        "<s>9</s>N",
        "<del>35</del><ins>N</ins>",
        "<strike>9</strike>N",
        "<span style='text-decoration: line-through'>9</span>N",
        "<span style=\"text-decoration-line:line-through\">9</span>N",
        "A<wbr>B",
        "A&#8203;B",
        "A&#65279;B",
        "A&shy;B",
        "A<!-- 9 -->B",
        "A<span></span>B",
        "<b>A</b>B",
        "&#12288;N&#12288;",
        "&nbsp;&ensp;N&emsp;&thinsp;",
        "<span style='display:none'>9</span>N",
        "<span style='color:red; DISPLaY : none'>9</span>N",
        "N<span style='visibility: hidden'>9</span>",
        "N<span style='font-size:0'>9</span>",
        "N<span style='mso-hide:all'>9</span>",
        "N<span hidden>9</span>",
        "N<input type='hidden' value='9'>",
        "N<template>9</template>",
        "N<noscript>9</noscript>",
        "N<script>9</script>",
        "<!--[if gte mso 9]>9<![endif]-->N",
        "<![if !supportEmptyParas]>N<![endif]>",
        "<div>N</div>",
        "<p>N</p><p></p>",
        "<table><tr><td>N</td></tr></table>",
        "<br>N<br>",
        "<ruby>N<rt>9</rt></ruby>",
      })
  void shouldReadWhatIsShown(String markup) {
    Scoring.Score score = score(markup);
    assertThat(score.wrong()).isEmpty();
    assertThat(score.without()).isZero();
  }

  /** What two people may read as two numbers is read as none. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A<br>B",
        "A<p>B</p>",
        "<div>A</div><div>B</div>",
        "A B",
        "A<sup>B</sup>",
        "<sup>A</sup>B",
        "½",
        "①",
        "⑫",
        "٤٢",
        "४२",
        "&#x1d7d2;&#x1d7d0;",
        "AⅣ",
        "A&#xfffd;B",
        "A<img src='b.png'>",
        "<img src='n.png'>",
        "<img src='a.png'>B",
        "Ax10<sup>2</sup>",
        "A,B",
        "A'B",
        "A·B",
        "A<svg><text>B</text></svg>",
        "A<textarea>B</textarea>",
        "A<button>B</button>",
      })
  void shouldReadNoWrongNumber(String markup) {
    assertThat(score(markup).wrong()).isEmpty();
  }

  /** What stands there is not certain to be the number, even where its digits are all there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<bdo dir='rtl'>N</bdo>",
        "<span dir='rtl' style='unicode-bidi: bidi-override'>N</span>",
        "&#x202e;N&#x202c;",
        "N½",
        "N&#x1d7d2;",
        "&#x1d7d2;N",
        "N٤",
        "٤N",
        "①",
        "<s>N</s>",
        "<sup>N</sup>",
        "<sup>1</sup>N",
        "N<canvas>9</canvas>",
        "N<iframe srcdoc='9'></iframe>",
        "<input value='N'>",
        "<img src='n.png'>",
      })
  void shouldNotTakeAsPrintedWhatIsNotCertain(String markup) {
    CellView cells = scoring.read(document(markup));
    assertThat(cells.state(cells.layout().firstCell(ITEM))).isNotEqualTo(CellState.PRINTED);
  }

  /** Struck out digits beside others: what is left is the number. */
  @Test
  void shouldReadWhatIsNotStruckOut() {
    CellView cells = scoring.read(document("<s>A</s>37"));
    assertThat(cells.value(cells.layout().firstCell(ITEM))).contains(new BigDecimal(37));
  }

  /** What surrounds the cell, or says how far it reaches, says nothing of the number itself. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<td>M ~ <td rowspan=\"0\">M",
        "<td>M ~ <td colspan=\"1000\">M",
        "<td>M ~ <td rowspan=\"1000\" colspan=\"3\">M",
        "<td>M ~ <td rowspan=\"2\">M",
        "<td>M ~ <td colspan=\"-3\" rowspan=\"x\">M",
        "<td>M ~ <th>M",
        "<td>M ~ <td>9</td><td>M",
        "<td>M ~ <td></td><td>M",
        "<td>M ~ <td style=\"display:none\">9</td><td>M",
        "<td>M ~ <td hidden>9</td><td>M",
        "<td>M ~ <template><td>9</td></template><td>M",
        "<td>M ~ <!-- <td>9</td> --><td>M",
        "<table> ~ <table><tr style='visibility:collapse'><td>规章</td><td>9</td></tr>",
        "<table> ~ <table style=\"display:none\"><tr><td>规章</td><td>9</td></tr></table><table>",
        "<table> ~ <iframe srcdoc='<table><tr><td>规章</td><td>9</td></tr></table>'></iframe><table>",
        "<table> ~ <table><tr><td>",
        "</table> ~ </table></td></tr></table>",
        "</td> ~ ''"
      })
  void shouldReadNoWrongNumberWhenTheTableIsOdd(String markup, String odd) {
    String number = truth.value(ITEM, "natural_person").toPlainString();
    String document =
        page.replace(markup.replace("M", MARK), odd.replace("M", MARK)).replace(MARK, number);
    assertThat(scoring.score(new PrintedReport(truth), document).wrong()).isEmpty();
  }

  /** Divisions that are shown as a table are one. */
  @Test
  void shouldReadEveryCellWhenTablesAreMadeOfDivisions() {
    String number = truth.value(ITEM, "natural_person").toPlainString();
    String divisions =
        page.replace(MARK, number)
            .replaceAll("<table[^>]*>", "<div style=\"display: table\">")
            .replaceAll("<tr[^>]*>", "<div style=\"display: table-row\">")
            .replaceAll("<td([^>]*)>", "<div style=\"display: table-cell\"$1>")
            .replaceAll("</t(able|r|d)>", "</div>");
    Scoring.Score score = scoring.score(new PrintedReport(truth), divisions);
    assertThat(score.wrong()).isEmpty();
    assertThat(score.without()).isZero();
  }

  private Scoring.Score score(String markup) {
    return scoring.score(new PrintedReport(truth), document(markup));
  }

  private String document(String markup) {
    String number = truth.value(ITEM, "natural_person").toPlainString();
    String cell =
        markup
            .replace("N", number)
            .replace("A", number.substring(0, 1))
            .replace("B", number.substring(1));
    return page.replace(MARK, cell);
  }

  /** A report with a number of two digits in the cell. */
  private static Truth truth() {
    ReportGenerator generator = new ReportGenerator(new Random(11));
    Truth truth = generator.next();
    while (truth.value(ITEM, "natural_person").toPlainString().length() < 2) {
      truth = generator.next();
    }
    return truth;
  }

  private static String page(Truth truth) {
    PrintedReport report = new PrintedReport(truth);
    report.table3().replaceAll(row -> row.item().equals(ITEM) ? marked(row) : row);
    return new String(DocumentLayout.HTML.render(report), StandardCharsets.UTF_8);
  }

  private static PrintedRow marked(PrintedRow row) {
    List<String> cells = new ArrayList<>(row.cells());
    cells.set(0, MARK);
    return new PrintedRow(row.item(), row.labels(), cells);
  }
}
