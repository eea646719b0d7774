package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.testkit.BareSubmission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that name a server and a file in every way that their formats know. */
class NoOutsideAccessTest {
  private static final String MARK = "机密文件之标记";
  private static final String W =
      " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

  @TempDir private Path folder;
  private ServerSocketChannel server;
  private String url;
  private String file;

  @BeforeEach
  void listen() throws IOException {
    server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.configureBlocking(false);
    url = "http://127.0.0.1:" + server.socket().getLocalPort() + "/x";
    file = Files.writeString(folder.resolve("secret.txt"), MARK).toUri().toString();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void shouldAskNoServerAndReadNoFileWhenADocumentNamesThem() throws IOException {
    Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());
    for (String named : new String[] {url, file}) {
      for (Map.Entry<String, byte[]> document : documents(named).entrySet()) {
        NormalizeResult result = normalizer.normalize(BareSubmission.of(0), document.getValue());

        assertThat(result.text()).as(document.getKey()).doesNotContain(MARK);
        // Who connects stands in the server's queue, whether it takes him or not.
        assertThat(server.accept()).as("%s asks %s", document.getKey(), named).isNull();
      }
    }
  }

  private static Map<String, byte[]> documents(String named) throws IOException {
    String dtd =
        "<!DOCTYPE d SYSTEM \""
            + named
            + "\" [<!ENTITY x SYSTEM \""
            + named
            + "\">"
            + "<!ENTITY % p SYSTEM \""
            + named
            + "\"> %p;]>";
    String html = html(named);
    Map<String, byte[]> documents = new LinkedHashMap<>();
    documents.put("html", bytes(html));
    documents.put("xhtml", bytes("<?xml version=\"1.0\"?>" + dtd + html.replace("<p>", "<p>&x;")));
    documents.put("svg", bytes("<?xml version=\"1.0\"?>" + dtd + svg(named)));
    documents.put(
        "mht",
        bytes(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n"
                + "Content-Type: text/html; charset=utf-8\r\nContent-Location: "
                + named
                + "\r\n\r\n"
                + html
                + "\r\n--b\r\nContent-Type: message/external-body; access-type=URL; URL=\""
                + named
                + "\"\r\n\r\n--b--\r\n"));
    String word =
        dtd
            + "<w:document"
            + W
            + "><w:body><w:p><w:r><w:t>件数TEXT</w:t></w:r></w:p>"
            + "<w:altChunk r:id=\"r1\"/><w:subDoc r:id=\"r1\"/></w:body></w:document>";
    documents.put("docx with an entity", docx(named, word.replace("TEXT", "&x;")));
    documents.put("docx with relations", docx(named, word.replace(dtd, "").replace("TEXT", "")));
    documents.put(
        "word xml",
        bytes(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"
                + dtd
                + "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">"
                + "<w:body><w:p><w:r><w:t>件数&x;</w:t></w:r></w:p></w:body></w:wordDocument>"));
    documents.put("xlsx", xlsx(named, dtd));
    documents.put("pdf", pdf(named));
    documents.put(
        "json", bytes("{\"$schema\":\"" + named + "\",\"$ref\":\"" + named + "\",\"facts\":[]}"));
    return documents;
  }

  private static String html(String named) {
    return "<html><head><base href=\""
        + named
        + "\"><link rel=stylesheet href=\""
        + named
        + "\"><meta http-equiv=refresh content=\"0;url="
        + named
        + "\"><script src=\""
        + named
        + "\"></script></head><body><p>件数</p><img src=\""
        + named
        + "\"><iframe src=\""
        + named
        + "\"></iframe><object data=\""
        + named
        + "\"></object><embed src=\""
        + named
        + "\">"
        + svg(named)
        + "<div style=\"background:url("
        + named
        + ")\"></div></body></html>";
  }

  private static String svg(String named) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">"
        + "<image xlink:href=\""
        + named
        + "\"/><use href=\""
        + named
        + "#a\"/><text>件数</text></svg>";
  }

  private static byte[] docx(String named, String document) throws IOException {
    String relation =
        "<Relationship Id=\"r1\" TargetMode=\"External\" Target=\""
            + named
            + "\" Type=\"http://"
            + "schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\"/>";
    return zip(
        Map.of(
            "word/document.xml", document,
            "word/_rels/document.xml.rels", relations(relation),
            "word/_rels/settings.xml.rels", relations(relation),
            "_rels/.rels", relations(relation)));
  }

  private static byte[] xlsx(String named, String dtd) throws IOException {
    String sheet =
        dtd
            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
            + "<sheetData><row><c t=\"inlineStr\"><is><t>件数&x;</t></is></c></row>"
            + "<row><c><f>WEBSERVICE(\""
            + named
            + "\")</f></c></row></sheetData></worksheet>";
    String relation =
        "<Relationship Id=\"r1\" TargetMode=\"External\" Target=\""
            + named
            + "\" Type=\"http://"
            + "schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath\"/>";
    return zip(
        Map.of(
            "xl/workbook.xml", sheet,
            "xl/sharedStrings.xml", sheet,
            "xl/worksheets/sheet1.xml", sheet,
            "xl/externalLinks/_rels/externalLink1.xml.rels", relations(relation)));
  }

  private static String relations(String relation) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + relation
        + "</Relationships>";
  }

  private static byte[] pdf(String named) {
    return bytes(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI("
            + named
            + ")>>/AcroForm<</XFA 5 0 R>>>>endobj\n"
            + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
            + "/AA<</O<</S/Launch/F<</FS/URL/F("
            + named
            + ")>>>>>>>>endobj\n"
            + "4 0 obj<</Length 0/F<</FS/URL/F("
            + named
            + ")>>/FFilter/FlateDecode>>stream\n\nendstream endobj\n"
            + "5 0 obj<</Length 99>>stream\n<!DOCTYPE d [<!ENTITY x SYSTEM \""
            + named
            + "\">]><d>&x;</d>\nendstream endobj\n"
            + "trailer<</Root 1 0 R/Size 6>>\n%%EOF\n");
  }

  private static byte[] zip(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(bytes(part.getValue()));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
