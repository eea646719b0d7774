package io.gongkai.fuzz;

import io.gongkai.model.FormEdition;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.Noise;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.PrintedRow;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Whole documents of the test kit's fictional agencies, that fuzzing starts from. */
final class Seeds {
  private final ReportGenerator generator = new ReportGenerator(new Random(1));

  /** The inputs that a target starts from. */
  static List<byte[]> of(DocumentTarget target) {
    Seeds seeds = new Seeds();
    return switch (target) {
      case DOCUMENT -> seeds.documents();
      case TABLES -> seeds.texts().stream().map(Words.TABLES::bytes).toList();
      case NARRATIVE -> seeds.texts().stream().map(Words.NARRATIVE::bytes).toList();
      case HTML -> List.of(utf8(seeds.html()));
      case HTML_TABLES -> List.of(Words.TAGS.bytes(seeds.html()));
      case PDF -> List.of(utf8(seeds.pdf()));
      case DOCX -> List.of(utf8(seeds.docx()));
      case XLSX -> List.of(utf8(seeds.xlsx()));
      case DOC -> List.of(seeds.doc());
      case WORD_XML -> List.of(utf8(seeds.wordXml()));
      case WEB_ARCHIVE -> List.of(utf8(seeds.webArchive()));
      case JSON -> List.of(utf8(seeds.json()));
    };
  }

  private List<byte[]> documents() {
    List<byte[]> documents = new ArrayList<>();
    String text = TextLayout.TABS.render(generator.next());
    for (String charset : new String[] {"UTF-8", "UTF-16LE", "GB18030"}) {
      documents.add(text.getBytes(Charset.forName(charset)));
    }
    return documents;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    Random random = new Random(2);
    for (TextLayout layout : TextLayout.values()) {
      if (layout == TextLayout.GLUED) {
        // Hundreds of readings of each row: the fuzzer would get through three in a second.
        continue;
      }
      texts.add(layout.render(generator.next()));
      texts.add(
          layout.render(
              generator.next(FormLayout.of(FormEdition.FORM_2019, FormEdition.FORM_2019))));
    }
    for (Noise noise : Noise.values()) {
      PrintedReport report = new PrintedReport(generator.next());
      noise.apply(report, random);
      texts.add(TextLayout.TABS.render(report));
    }
    return texts;
  }

  private String html() {
    return markup(generator.next(), "<tr>", "</tr>", "<td>", "</td>", "<p>", "</p>", "<table>");
  }

  private String docx() {
    String body =
        markup(
            generator.next(),
            "<w:tr>",
            "</w:tr>",
            "<w:tc><w:p><w:r><w:t>",
            "</w:t></w:r></w:p></w:tc>",
            "<w:p><w:r><w:t>",
            "</w:t></w:r></w:p>",
            "<w:tbl>");
    return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        + ("<w:body>" + body + "</w:body></w:document>");
  }

  private String xlsx() {
    String rows =
        markup(
            generator.next(),
            "<row>",
            "</row>",
            "<c t=\"inlineStr\"><is><t>",
            "</t></is></c>",
            "<row><c t=\"inlineStr\"><is><t>",
            "</t></is></c></row>",
            "<x>");
    return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        + "<sheetData>"
        + rows.replace("<x>", "").replace("</x>", "")
        + "</sheetData></worksheet>";
  }

  private static String markup(
      Truth truth,
      String row,
      String rowEnd,
      String cell,
      String cellEnd,
      String paragraph,
      String paragraphEnd,
      String table) {
    PrintedReport report = new PrintedReport(truth);
    StringBuilder text = new StringBuilder();
    report.opening().forEach(line -> text.append(paragraph).append(line).append(paragraphEnd));
    for (List<PrintedRow> rows : List.of(report.table2(), report.table3(), report.table4())) {
      text.append(table);
      for (PrintedRow printed : rows) {
        text.append(row);
        List<String> cells = new ArrayList<>(printed.labels());
        cells.addAll(printed.cells());
        cells.forEach(words -> text.append(cell).append(words).append(cellEnd));
        text.append(rowEnd);
      }
      text.append(table.replace("<", "</"));
    }
    report.closing().forEach(line -> text.append(paragraph).append(line).append(paragraphEnd));
    return text.toString();
  }

  /** A page with lines and text, by names of a font that no file need hold. */
  private String pdf() {
    StringBuilder page = new StringBuilder("20 20 960 780 re S\n20 10 m 980 10 l S\n");
    int y = 780;
    for (String line : TextLayout.TABS.render(generator.next()).split("\n", -1)) {
      int x = 50;
      for (String cell : line.split("\t", -1)) {
        page.append("BT /F1 4 Tf ").append(x).append(' ').append(y).append(" Td <");
        cell.chars().forEach(c -> page.append(String.format(Locale.ROOT, "%04X", c)));
        page.append("> Tj ET\n");
        x += 4 * cell.length() + 10;
      }
      y -= 11;
    }
    return "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1000 820]/Contents 4 0 R"
        + "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        + ("4 0 obj<</Length " + page.length() + ">>stream\n" + page + "endstream endobj\n")
        + "5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        + "/DescendantFonts[6 0 R]>>endobj\n"
        + "6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        + "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>endobj\n"
        + "trailer<</Root 1 0 R/Size 7>>\n%%EOF\n";
  }

  /** A whole report; the target puts the first eight bytes in front. */
  private byte[] doc() {
    byte[] document = DocumentLayout.DOC.render(new PrintedReport(generator.next()));
    return Arrays.copyOfRange(document, 8, document.length);
  }

  private String wordXml() {
    String document = docx();
    return document.substring(document.indexOf("<w:body>")).replace("document>", "wordDocument>");
  }

  private String webArchive() {
    return "Content-Type: multipart/related; boundary=\"=_Next\"\r\n\r\n--=_Next\r\n"
        + "Content-Transfer-Encoding: 8bit\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n"
        + ("<html>" + html() + "</html>\r\n\r\n--=_Next--\r\n");
  }

  private String json() {
    Truth truth = generator.next();
    StringBuilder json = new StringBuilder();
    for (FormCell cell : truth.layout().cells()) {
      json.append(json.isEmpty() ? "" : ",\n").append("{\"item\":\"").append(cell.item());
      json.append("\",\"column\":\"").append(cell.column()).append("\",\"value\":\"");
      json.append(truth.values().get(cell.index()).toPlainString()).append("\"}");
    }
    return json
        + ("],\"agency\":\"" + truth.agency() + "\",\"year\":" + truth.year())
        + ",\"form\":\"FORM_2021\",\"narrative\":\"一、总体情况\\n收到政府信息公开申请\\u0031件。\"}";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
