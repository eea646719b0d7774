package io.gongkai.normalize.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gongkai.model.CellState;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Mention;
import io.gongkai.model.MentionSubject;
import io.gongkai.model.Report;
import io.gongkai.model.Submission;
import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.Normalizer;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.form.FormCell;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.Truth;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Normalizer normalizer = new Normalizer(NormalizerLimits.defaults());
  private final Truth truth = new ReportGenerator(new Random(4)).next();

  @ParameterizedTest
  @EnumSource(FormEdition.class)
  void shouldReadEveryCellWhenReportIsJson(FormEdition table3Form) {
    ReportGenerator generator = new ReportGenerator(new Random(9));
    for (FormEdition form : FormEdition.values()) {
      Truth printed = generator.next(FormLayout.of(form, table3Form));
      String json = json(printed).toString();
      assertValid(json);
      Report report = read(json);
      assertThat(report.getAgency()).isEqualTo(printed.agency());
      assertThat(report.getYear()).isEqualTo(printed.year());
      assertThat(report.getSubmission().getMediaType()).isEqualTo("application/json");
      CellView cells = new CellView(report);
      assertThat(cells.layout()).isSameAs(printed.layout());
      for (FormCell cell : printed.layout().cells()) {
        BigDecimal value = printed.values().get(cell.index());
        assertThat(cells.value(cell.index())).as("%s", cell).contains(value);
        assertThat(json.substring(cells.start(cell.index()), cells.end(cell.index())))
            .isEqualTo(value.toPlainString())
            .isEqualTo(cells.raw(cell.index()).orElseThrow());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "GB18030"})
  void shouldReadWhenJsonIsInAnyCharset(String charset) {
    byte[] json = ("\n " + json(truth).toPrettyString()).getBytes(Charset.forName(charset));
    assertThat(normalizer.normalize(submission(""), json)).isInstanceOf(NormalizeResult.Read.class);
  }

  @ParameterizedTest
  @CsvSource({
    "12, PRINTED, 12, 12",
    "12.50, PRINTED, 12.50, 12.50",
    "1e2, PRINTED, 100, 1e2",
    "\"0012\", PRINTED, 12, 0012",
    "\"-3\", PRINTED, -3, -3",
    "null, BLANK, , ",
  })
  void shouldTakeValueAsWritten(String written, CellState state, String value, String raw) {
    String json = withFirst("\"value\":" + written);
    assertValid(json);
    CellView cells = new CellView(read(json));
    assertThat(cells.state(0)).isEqualTo(state);
    assertThat(cells.value(0).map(BigDecimal::toPlainString).orElse(null)).isEqualTo(value);
    assertThat(cells.raw(0).orElse(null)).isEqualTo(raw);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'\"value\":null,\"state\":\"NIL\"'; NIL",
        "'\"state\":\"BLANK\"'; BLANK",
        "'\"value\":null,\"state\":\"ILLEGIBLE\",\"raw\":\"1O\",\"start\":5,\"end\":7'; ILLEGIBLE",
        "'\"value\":\"7\",\"state\":\"INFERRED\",\"note\":{\"by\":[1,2]}'; INFERRED",
      })
  void shouldTakeStateAsGiven(String members, CellState state) {
    String json = withFirst(members);
    assertValid(json);
    assertThat(new CellView(read(json)).state(0)).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"value\":\"twelve\"",
        "\"value\":\"\"",
        "\"value\":true",
        "\"value\":[1]",
        "\"value\":\"1234567890123456789\"",
        "\"value\":\"5\",\"state\":\"BLANK\"",
        "\"value\":null,\"state\":\"PRINTED\"",
        "\"value\":\"5\",\"state\":\"GUESSED\"",
        "\"valeu\":\"5\"",
      })
  void shouldRefuseWhenFactIsNotOfSchema(String members) {
    String json = withFirst(members);
    assertThat(violations(json)).isNotEmpty();
    Unreadable refused = refused(json);
    assertThat(refused.getReason()).isEqualTo(UnreadableReason.NOT_A_REPORT);
    assertThat(refused.getMessageEn()).contains("Line 1, column ", "entry 1 of facts");
    assertThat(refused.getMessageZh()).contains("第 1 行第 ", "facts 第 1 项");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e99999999999", "1e-99", "12345678901234567890.5", "1E+30"})
  void shouldRefuseWhenNumberHasNoPlainForm(String number) {
    assertThat(refused(withFirst("\"value\":" + number)).getReason())
        .isEqualTo(UnreadableReason.NOT_A_REPORT);
  }

  @Test
  void shouldNameCellWhenItIsNotOfForm() {
    ObjectNode unknownRow = json(truth);
    fact(unknownRow, 3).put("item", "t2.other_services");
    assertThat(refused(unknownRow.toString()).getMessageEn())
        .contains("the form FORM_2021/FORM_2021 has no row t2.other_services");
    ObjectNode unknownColumn = json(truth);
    fact(unknownColumn, 3).put("column", "natural_person");
    assertThat(refused(unknownColumn.toString()).getMessageEn())
        .contains("has no column natural_person");
    ObjectNode twice = json(truth);
    ((ArrayNode) twice.get("facts")).add(fact(twice, 2).deepCopy());
    assertThat(refused(twice.toString()).getMessageEn())
        .contains("the cell t2.rules/in_force is given twice");
  }

  @Test
  void shouldRefuseWhenJsonIsDamaged() {
    String json = json(truth).toString();
    assertThat(refused(json.substring(0, json.length() - 20)).getReason())
        .isEqualTo(UnreadableReason.CORRUPT);
    assertThat(refused(json.replaceFirst(",", ",,")).getReason())
        .isEqualTo(UnreadableReason.CORRUPT);
    assertThat(refused("{\"year\":2022," + json.substring(1)).getMessageEn())
        .contains("Duplicate field 'year'");
    assertThat(refused(json + "\n" + json).getReason()).isEqualTo(UnreadableReason.SEVERAL_REPORTS);
  }

  @Test
  void shouldRefuseWhenPartsOfReportAreMissing() {
    String wrapped = "{\"report\":" + json(truth) + "}";
    assertThat(refused(wrapped).getMessageEn()).contains("no member facts at the top");
    ObjectNode formless = json(truth);
    formless.remove("form");
    assertThat(violations(formless.toString())).isNotEmpty();
    assertThat(refused(formless.toString()).getMessageEn()).contains("no form");
    ObjectNode empty = json(truth);
    empty.putArray("facts");
    assertThat(refused(empty.toString()).getReason())
        .isEqualTo(UnreadableReason.NO_STATUTORY_TABLES);
    ObjectNode nobody = json(truth);
    nobody.putNull("agency").putNull("year");
    assertValid(nobody.toString());
    assertThat(refused(nobody.toString()).getMessageEn()).contains("agency, year");
  }

  @Test
  void shouldPreferAgencyOfSubmission() {
    byte[] json = json(truth).toString().getBytes(StandardCharsets.UTF_8);
    NormalizeResult result = normalizer.normalize(submission("agency-7"), json);
    assertThat(((NormalizeResult.Read) result).report().getAgency()).isEqualTo("agency-7");
  }

  @Test
  void shouldTellEditionOfTable3ByItsRows() {
    Truth mixed =
        new ReportGenerator(new Random(2))
            .next(FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2019));
    ObjectNode json = json(mixed);
    json.remove("table3Form");
    assertThat(read(json.toString()).getTable3Form()).isEqualTo(FormEdition.FORM_2019);
  }

  @Test
  void shouldFindMentionsWhenNarrativeIsEscaped() {
    ObjectNode report = json(truth);
    report.put("narrative", "一、总体情况\n\t\"2023\"年共收到政府信息公开申请1,234件。\n五、存在的主要问题\n无");
    String json = report.toString().replace("收到", "\\u6536\\u5230");
    Report read = read(json);
    assertThat(read.getMentions()).hasSize(1);
    Mention mention = read.getMentions().get(0);
    assertThat(mention.getSubject()).isEqualTo(MentionSubject.RECEIVED);
    assertThat(json.substring(mention.getStart(), mention.getEnd())).isEqualTo("1,234");
    assertThat(read.getSections()).hasSize(2);
    assertThat(json.substring(read.getSections().get(1).getStart())).startsWith("五、存在");
  }

  @Test
  @Timeout(60)
  void shouldRefuseWhenJsonIsHostile() {
    String facts = "{\"facts\":[],\"x\":";
    assertThat(refused(facts + "[".repeat(500_000)).getReason())
        .isEqualTo(UnreadableReason.TOO_LARGE);
    assertThat(refused(facts + "1".repeat(1_000_000) + "}").getReason())
        .isEqualTo(UnreadableReason.TOO_LARGE);
    assertThat(
            refused(
                "{\"facts\":[" + "{\"item\":\"a\",\"column\":\"b\",\"value\":1},".repeat(40_000)))
        .extracting(Unreadable::getMessageEn)
        .asString()
        .contains("more than 1000 entries");
    StringBuilder names = new StringBuilder("{\"facts\":[]");
    for (int i = 0; i < 150_000; i++) {
      names.append(",\"n").append(i).append("\":1");
    }
    assertThat(refused(names + "}").getReason()).isEqualTo(UnreadableReason.NOT_A_REPORT);
  }

  @Test
  void shouldLeaveOtherJsonToBeReadAsText() {
    byte[] json = "{\"title\":\"信息公开\"}".getBytes(StandardCharsets.UTF_8);
    NormalizeResult.Refused refused =
        (NormalizeResult.Refused) normalizer.normalize(submission(""), json);
    assertThat(refused.unreadable().getSubmission().getMediaType()).isEqualTo("text/plain");
  }

  @Test
  void shouldNameEveryItemAndColumnInSchema() throws IOException {
    List<FormCell> cells =
        Stream.of(FormEdition.values())
            .flatMap(edition -> FormLayout.of(edition, edition).cells().stream())
            .toList();
    String properties = "/$defs/fact/properties/";
    assertThat(MAPPER.readTree(schemaText()).at(properties + "item/enum").valueStream())
        .extracting(node -> node.asText())
        .containsExactlyInAnyOrderElementsOf(
            cells.stream().map(FormCell::item).collect(Collectors.toCollection(TreeSet::new)));
    assertThat(MAPPER.readTree(schemaText()).at(properties + "column/enum").valueStream())
        .extracting(node -> node.asText())
        .containsExactlyInAnyOrderElementsOf(
            cells.stream().map(FormCell::column).collect(Collectors.toCollection(TreeSet::new)));
  }

  private static ObjectNode json(Truth truth) {
    ObjectNode report = MAPPER.createObjectNode();
    report.put("agency", truth.agency()).put("year", truth.year());
    report.put("form", truth.layout().form().name());
    report.put("table3Form", truth.layout().table3Form().name());
    ArrayNode facts = report.putArray("facts");
    for (FormCell cell : truth.layout().cells()) {
      facts
          .addObject()
          .put("item", cell.item())
          .put("column", cell.column())
          .put("value", truth.values().get(cell.index()).toPlainString());
    }
    return report;
  }

  private static ObjectNode fact(ObjectNode report, int index) {
    return (ObjectNode) report.get("facts").get(index);
  }

  /** The report with other members than a value in its first fact. */
  private String withFirst(String members) {
    return json(truth).toString().replaceFirst("\"value\":\"[^\"]*\"", members);
  }

  private Report read(String json) {
    NormalizeResult result =
        normalizer.normalize(submission(""), json.getBytes(StandardCharsets.UTF_8));
    assertThat(result).isInstanceOf(NormalizeResult.Read.class);
    return ((NormalizeResult.Read) result).report();
  }

  private Unreadable refused(String json) {
    NormalizeResult result =
        normalizer.normalize(submission(""), json.getBytes(StandardCharsets.UTF_8));
    assertThat(result).isInstanceOf(NormalizeResult.Refused.class);
    return ((NormalizeResult.Refused) result).unreadable();
  }

  private static void assertValid(String json) {
    assertThat(violations(json)).isEmpty();
  }

  private static List<String> violations(String json) {
    try {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText());
      return schema.validate(MAPPER.readTree(json)).stream().map(Object::toString).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String schemaText() throws IOException {
    return Files.readString(
        Path.of(System.getProperty("gongkai.root"), "docs", "report.schema.json"));
  }

  private static Submission submission(String agency) {
    return Submission.newBuilder(BareSubmission.of(0)).setAgencyId(agency).build();
  }
}
