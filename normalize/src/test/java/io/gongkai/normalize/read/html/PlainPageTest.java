package io.gongkai.normalize.read.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.Deadline;
import io.gongkai.normalize.read.container.UnreadableException;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain page gives the text that its tree gives, and no other page is taken for one. */
class PlainPageTest {
  private static final int PAGES = 4_000;
  private static final int REPORTS = 300;
  private static final int DEEPEST = 5;

  /** What may stand in a block; braces stand for more of it, of inline content, and of rows. */
  private static final String[] BLOCKS = {
    "{i}",
    "{i}",
    "<p>{i}</p>",
    "<p style='display:none'>{i}</p>",
    "<div>{b}{b}</div>",
    "<center>{b}</center>",
    "<nav>{b}</nav>",
    "<div hidden>{b}</div>",
    "<h2>{i}</h2>{b}",
    "<ul>\n<li>{b}</li>{i}<li>{i}</li></ul>",
    "<hr/>",
    "<hr>{b}",
    "<!-- a -->{b}",
    "<script>if (a<b) document.write('<td>9</td>')</script>",
    "<style><!-- p > b {} --></style>",
    "<section>{b}<font size=2>{b}</font></section>",
    "<div style=\"font-size: 0\">{b}</div>",
    "<p style='color: red; vertical-align: middle'>{i}{i}</p>",
    "<P CLASS=a>{i}</P>"
  };

  /** What may stand in a line. */
  private static final String[] INLINES = {
    "",
    "12",
    " ",
    "\n",
    "\r\n",
    "\u3000",
    "3,4",
    "甲 乙",
    "&nbsp;",
    "&amp;",
    "&#8212;",
    "a\tb",
    "<b>{i}</b>",
    "<a href='x?a=1&b=2'>{n}</a>",
    "<span lang=EN-US>{i}</span>{i}",
    "<br>",
    "<br/>{i}",
    "<i>{i}<u>{i}</u></i>",
    "<span style='visibility: hidden'>{i}</span>",
    "<o:p></o:p>",
    "\u200b"
  };

  /** What may stand in a table. */
  private static final String[] ROWS = {
    "\n<tr><td>{b}</td> <td>{i}</td></tr>",
    "<tr><th colspan=2>{n}</th></tr><!-- a -->",
    "<tr><td rowspan=2>{i}</td><td colspan='3'>{n}</td></tr>",
    "<tr></tr>",
    "<tbody>{r}{r}</tbody>",
    "<thead><tr><td rowspan=\"3\">{n}</td><td>{n}</td></tr></thead>",
    "<colgroup><col width=9><col/></colgroup>{r}",
    "{r}\n{r}",
    "<tr align=left><td>{b}</td></tr>"
  };

  /** What is put into pages: most of it breaks a rule somewhere. */
  private static final String[] SCRAPS = {
    "12",
    " ",
    "\n",
    "\u3000",
    "&nbsp;",
    "&amp;",
    "&#8212;",
    "&lt;",
    "&copy",
    "&",
    "<",
    ">",
    "\r\n",
    "<p>",
    "</p>",
    "<p hidden>",
    "<p style='display:none'>",
    "<P ALIGN=center>",
    "<p/>",
    "<div>",
    "</div>",
    "<div style=\"display: table-row\">",
    "<center>",
    "</center>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<a href=x>",
    "</a>",
    "<span>",
    "</span>",
    "<span a=1 a=2>",
    "<span style=\"vertical-align: super\">",
    "<sup>1</sup>",
    "<del>7</del>",
    "<o:p></o:p>",
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<td colspan=2>",
    "<td rowspan='3'>",
    "<th>",
    "</th>",
    "<tbody>",
    "</tbody>",
    "<thead>",
    "</thead>",
    "<caption>a</caption>",
    "<col>",
    "<colgroup><col></colgroup>",
    "<td style=\"visibility: hidden\">",
    "<TR class=a>",
    "<br>",
    "<br/>",
    "</br>",
    "<hr>",
    "<img src=x>",
    "<img src=x width=1>",
    "<input value=3>",
    "<ul><li>",
    "</li></ul>",
    "<li>",
    "<h2>",
    "</h2>",
    "<h1>3</h1>",
    "<pre>a\n b</pre>",
    "<script>if (a<b) document.write('<td>9</td>')</script>",
    "<style>p > b {}</style>",
    "<!-- a -->",
    "<!-- a --b>",
    "<!-->",
    "<!--[if x]><p>9</p><![endif]-->",
    "<![CDATA[9]]>",
    "<title>9</title>",
    "</body>",
    "</html>",
    "<body>",
    "<form>",
    "<select><option>9</select>",
    "<textarea>9</textarea>",
    "<nav>9</nav>",
    "<noscript>9</noscript>",
    "<bdo dir=rtl>12</bdo>",
    "<meta name=\"ArticleTitle\" content=\"甲\">",
    "< p>",
    "<td",
    "\u0000",
    "\u200b"
  };

  private final NormalizerLimits limits = NormalizerLimits.defaults();

  @Test
  void shouldReadPagesOfReportsWithoutTree() throws UnreadableException {
    assertThat(plain(page(DocumentLayout.HTML, StandardCharsets.UTF_8, 1))).isPresent();
    assertThat(plain(page(DocumentLayout.HTML_OF_WORD, gb18030(), 1))).isPresent();
  }

  @Test
  void shouldWriteWhatTreeGivesWhenPagesNestAtRandom() throws UnreadableException {
    Random random = new Random(22);
    int plain = 0;
    for (int i = 0; i < PAGES; i++) {
      String page = inBody(filled("{b}{b}{b}", random, 0));
      plain += isPlainAsTree(i % 3 == 0 ? damaged(page, random) : page) ? 1 : 0;
    }
    assertThat(plain).isBetween(PAGES / 5, PAGES - 1);
  }

  @Test
  void shouldWriteWhatTreeGivesWhenReportsAreDamaged() throws UnreadableException {
    Random random = new Random(23);
    String word = page(DocumentLayout.HTML_OF_WORD, gb18030(), 3);
    int plain = 0;
    for (int i = 0; i < REPORTS; i++) {
      plain += isPlainAsTree(damaged(word, random)) ? 1 : 0;
    }
    assertThat(plain).isBetween(1, REPORTS - 1);
  }

  private boolean isPlainAsTree(String page) throws UnreadableException {
    Optional<String> text = plain(page);
    if (text.isPresent()) {
      assertThat(text.get()).as(page).isEqualTo(ofTree(page));
    }
    return text.isPresent();
  }

  @Test
  void shouldWriteWhatTreeGivesWhenCellsSpanOthers() throws UnreadableException {
    String page =
        inBody(
            "前<table border=1><colgroup><col><col></colgroup>\n<tr><td rowspan='2'>a</td>"
                + "<td colspan=2>b&nbsp;c</td></tr><tr><td>1</td><td></td></tr><tbody>"
                + "<tr><td>x<br>y</td></tr></tbody><!-- c --><tr><th>z</th></tr></table>后");
    assertThat(plain(page)).contains(ofTree(page));
    assertThat(ofTree(page)).contains("a\tb c\n\t1\t\n").contains("x y\nz\n\n后");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>1<p>2",
        "<b>1<i>2</b>3</i>",
        "<table>9<tr><td>1</td></tr></table>",
        "<table><tr><td>1<tr><td>2</table>",
        "<table><tr><td><table><tr><td>1</td></tr></table></td></tr></table>",
        "<table><tr><td><img src=a></td></tr></table>",
        "<table><tr><td>1<sup>2</sup></td></tr></table>",
        "<div style='display:table'>1</div>",
        "<p>a &notin b</p>",
        "<p>a < b</p>",
        "<p title=a\"b>1</p>",
        "<p style='a&b'>1</p>",
        "<div/>1",
        "<a>1<a>2</a></a>",
        "<p><div>1</div></p>",
        "<pre>1\n2</pre>",
        "<!--a--!>1-->",
        "<script><!-- </script>",
        "</p>",
        "<p>\u0000</p>"
      })
  void shouldLeavePageToTreeWhenMarkupIsUnusual(String body) throws UnreadableException {
    assertThat(plain(inBody(body))).isEmpty();
  }

  @Test
  void shouldLeavePageToTreeWhenCellIsAsLongAsNoneOfReport() throws UnreadableException {
    String cell = "字".repeat(HtmlTable.LAYOUT_CHARS);
    assertThat(plain(inBody("<table><tr><td>" + cell + "</td></tr></table>"))).isEmpty();
    assertThat(plain(inBody("<table><tr><td>" + cell.substring(1) + "</td></tr></table>")))
        .isPresent();
  }

  @Test
  void shouldLeavePageToTreeWhenItHasMoreTagsThanAllowed() throws UnreadableException {
    assertThat(plain(inBody("<br>".repeat(limits.maxElements())))).isEmpty();
  }

  private static Charset gb18030() {
    return Charset.forName("GB18030");
  }

  private static String inBody(String body) {
    return "<!DOCTYPE html>\n<html><head><title>甲</title></head>\n<body>"
        + body
        + "</body></html>\n";
  }

  private static String page(DocumentLayout layout, Charset charset, int seed) {
    PrintedReport report = new PrintedReport(new ReportGenerator(new Random(seed)).next());
    return new String(layout.print(report), charset);
  }

  /** Replaces the braces in a pattern by what they stand for. */
  private static String filled(String pattern, Random random, int depth) {
    StringBuilder page = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '{' && pattern.startsWith("}", i + 2)) {
        page.append(content(pattern.charAt(i + 1), random, depth));
        i += 2;
      } else {
        page.append(pattern.charAt(i));
      }
    }
    return page.toString();
  }

  private static String content(char kind, Random random, int depth) {
    if (kind == 'n' || depth == DEEPEST) {
      return kind == 'r' ? "" : String.valueOf(random.nextInt(100));
    }
    if (kind == 'b' && depth == 0 && random.nextInt(3) == 0) {
      return "<table>" + filled("{r}{r}{r}", random, 1) + "</table>";
    }
    String[] all = kind == 'b' ? BLOCKS : kind == 'i' ? INLINES : ROWS;
    return filled(all[random.nextInt(all.length)], random, depth + 1);
  }

  private static String damaged(String page, Random random) {
    StringBuilder damaged = new StringBuilder(page);
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int tag = damaged.indexOf("<", random.nextInt(damaged.length()));
      int at = tag < 0 ? random.nextInt(damaged.length()) : tag;
      int close = damaged.indexOf(">", at);
      switch (random.nextInt(8)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.delete(at, close < 0 ? at : close + 1);
        default -> damaged.insert(at, SCRAPS[random.nextInt(SCRAPS.length)]);
      }
    }
    return damaged.toString();
  }

  private Optional<String> plain(String page) throws UnreadableException {
    return PlainPage.read(page, limits, deadline());
  }

  private String ofTree(String page) throws UnreadableException {
    return new HtmlText(
            Parser.htmlParser().parseInput(page, ""), HtmlDetector.isPage(page), limits, deadline())
        .write();
  }

  private Deadline deadline() {
    return Deadline.in(Duration.ofHours(1), () -> 0L);
  }
}
