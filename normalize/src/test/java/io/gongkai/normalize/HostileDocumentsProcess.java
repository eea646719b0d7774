package io.gongkai.normalize;

import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A process that reads hostile documents, each followed by a good one, in the heap it is given. */
final class HostileDocumentsProcess {
  private static final Normalizer NORMALIZER = new Normalizer(NormalizerLimits.defaults());

  private HostileDocumentsProcess() {}

  /** Makes a document when its turn comes: all at once would take the heap that is measured. */
  private interface Source {
    byte[] document() throws IOException;
  }

  /** Writes what became of each document to the file named. */
  public static void main(String[] arguments) throws IOException {
    byte[] good =
        DocumentLayout.DOCX.render(new PrintedReport(new ReportGenerator(new Random(3)).next()));
    List<String> outcomes = new ArrayList<>();
    for (Map.Entry<String, Source> hostile : documents().entrySet()) {
      outcomes.add(hostile.getKey() + " " + outcome(hostile.getValue().document()));
      outcomes.add("next " + outcome(good));
    }
    Files.write(Path.of(arguments[0]), outcomes, StandardCharsets.UTF_8);
  }

  private static String outcome(byte[] document) {
    NormalizeResult result = NORMALIZER.normalize(BareSubmission.of(0), document);
    return result instanceof NormalizeResult.Refused refused
        ? refused.unreadable().getReason().name()
        : "READ";
  }

  private static Map<String, Source> documents() {
    Map<String, Source> documents = new LinkedHashMap<>();
    documents.put("zip-bomb", HostileDocumentsProcess::zipBomb);
    documents.put("xml-entities", HostileDocumentsProcess::entities);
    documents.put("line-of-10-MB", () -> repeated("", "1 ", 5_000_000));
    documents.put("digits-of-2-MB", () -> repeated("", "1", 1_990_000));
    documents.put("labels", () -> repeated("", "一、本年新收政府信息公开申请数量 1 ", 90_000));
    documents.put("nested-html", () -> repeated("<html><body>", "<div>", 190_000));
    documents.put("nested-tables", () -> repeated("<html><body>", "<table><tr><td>", 60_000));
    documents.put("html-of-many-tags", () -> repeated("<html><body>", "<b>1", 2_000_000));
    documents.put("pdf-of-a-million-objects", HostileDocumentsProcess::objects);
    documents.put("json-nested", () -> repeated("{\"facts\":", "[", 1_900_000));
    documents.put(
        "archive",
        () -> repeated("MIME-Version: 1.0\nmultipart/related\n\n", "--a\n\n", 4_000_000));
    return documents;
  }

  private static byte[] repeated(String head, String words, int times) {
    return (head + words.repeat(times)).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipBomb() throws IOException {
    byte[] block = "<p><r><t>1</t></r></p>".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    return docx(
        out -> {
          out.write("<document>".getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < 1000; i++) {
            out.write(block);
          }
        });
  }

  private static byte[] entities() throws IOException {
    StringBuilder xml = new StringBuilder("<!DOCTYPE d [<!ENTITY a0 \"件数件数件数\">");
    for (int i = 1; i < 20; i++) {
      xml.append("<!ENTITY a").append(i).append(" \"");
      xml.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
    }
    xml.append("]><document><p><r><t>&a19;</t></r></p></document>");
    return docx(out -> out.write(xml.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] objects() {
    StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
    for (int i = 1; i < 1_000_000; i++) {
      pdf.append(i).append(" 0 obj 1 endobj\n");
    }
    return pdf.append("trailer <</Root 1 0 R>>\n%%EOF")
        .toString()
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes the content of a part. */
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private static byte[] docx(Content content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      content.writeTo(zip);
    }
    return bytes.toByteArray();
  }
}
