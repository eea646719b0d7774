package io.gongkai.normalize.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.gongkai.model.FormEdition;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.NormalizerLimits;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads JSON documents of the project's own schema, {@code docs/report.schema.json}.
 *
 * <p>Members that the schema does not name are passed over: everything that is needed is either
 * required or, like a cell that is not named, missing in the report, so that a misspelt name can
 * lose a value but never change one. Safe for use by several threads.
 */
public final class JsonReportReader {
  private static final int MOST_DEPTH = 16;
  private static final int LONGEST_NAME = 1000;
  private static final int LONGEST_NUMBER = 1000;
  private static final int LONGEST_AGENCY = 100;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2100;

  private final JsonFactory factory;

  /** A reader that keeps to the limits. */
  public JsonReportReader(NormalizerLimits limits) {
    factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(limits.maxChars())
                    .maxDocumentLength(limits.maxChars())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Names come from the document: they must not pile up in tables that outlive it.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
  }

  /**
   * Whether a text is a JSON document with an array of facts; any other is left to be read as text.
   */
  public static boolean isReport(String text) {
    int brace = skipBlank(text, 0);
    if (brace >= text.length() || text.charAt(brace) != '{') {
      return false;
    }
    int quote = skipBlank(text, brace + 1);
    return quote < text.length() && text.charAt(quote) == '"' && text.contains("\"facts\"");
  }

  private static int skipBlank(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) <= ' ' || text.charAt(i) == '\ufeff')) {
      i++;
    }
    return i;
  }

  /**
   * Reads a document.
   *
   * @param json the document, decoded; spans refer to it
   * @throws UnreadableException when it is not well-formed, not of the schema, or over a limit; the
   *     message names the place
   */
  public JsonReport read(String json) throws UnreadableException {
    try (JsonParser parser = factory.createParser(json)) {
      return new Document(json, parser).read();
    } catch (StreamConstraintsException e) {
      throw JsonRefusal.at(
          place(e),
          UnreadableReason.TOO_LARGE,
          "超过读取上限。",
          "Over a limit: " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      throw JsonRefusal.at(
          place(e),
          UnreadableReason.CORRUPT,
          "不是有效的 JSON。请检查文件是否完整。",
          "This is no valid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
  }

  private static JsonLocation place(JsonProcessingException e) {
    return Objects.requireNonNullElse(e.getLocation(), JsonLocation.NA);
  }

  /** One document on its way through the parser. */
  private static final class Document {
    private final String json;
    private final JsonParser parser;
    private final List<JsonFact> facts = new ArrayList<>();
    private JsonLocation factsAt;
    private String agency = "";
    private int year;
    private String creditCode = "";
    private FormEdition form;
    private FormEdition table3Form;
    private JsonString narrative = JsonString.empty();

    Document(String json, JsonParser parser) {
      this.json = json;
      this.parser = parser;
    }

    JsonReport read() throws IOException, UnreadableException {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        member(name);
      }
      JsonLocation end = parser.currentTokenLocation();
      JsonToken more = parser.nextToken();
      if (more != null) {
        throw JsonRefusal.at(
            parser.currentTokenLocation(),
            UnreadableReason.SEVERAL_REPORTS,
            "一个文件只能有一份报告，此处还有别的内容。",
            "A document holds one report, and there is more here.");
      }
      if (factsAt == null) {
        throw JsonRefusal.notOfSchema(
            end,
            "最外层没有 facts。请提交报告对象本身（含 agency、year、form、facts）。",
            "There is no member facts at the top. Hand in the report object itself, with agency,"
                + " year, form and facts.");
      }
      if (form == null) {
        throw JsonRefusal.notOfSchema(
            end, "没有 form（FORM_2019 或 FORM_2021）。", "There is no form (FORM_2019 or FORM_2021).");
      }
      return new JsonReport(
          agency,
          year,
          creditCode,
          JsonCells.of(json, form, table3Form, facts, factsAt),
          narrative);
    }

    private void member(String name) throws IOException, UnreadableException {
      boolean none = parser.currentToken() == JsonToken.VALUE_NULL;
      switch (name) {
        case "agency" -> agency = none ? "" : words(name, LONGEST_AGENCY);
        case "year" -> year = none ? 0 : year();
        case "creditCode" -> creditCode = none ? "" : words(name, LONGEST_AGENCY);
        case "form" -> form = edition(name);
        case "table3Form" -> table3Form = none ? null : edition(name);
        case "narrative" -> narrative = none ? JsonString.empty() : narrative();
        case "facts" -> facts();
        default -> parser.skipChildren();
      }
    }

    private void facts() throws IOException, UnreadableException {
      factsAt = parser.currentTokenLocation();
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw JsonRefusal.notOfSchema(factsAt, "facts 应为数组。", "facts is no array.");
      }
      JsonFactReader reader = new JsonFactReader(parser);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        facts.add(reader.read(facts.size() + 1));
      }
    }

    private String words(String name, int longest) throws IOException, UnreadableException {
      String words = string(name).strip();
      if (words.length() > longest) {
        throw JsonRefusal.notOfSchema(
            parser.currentTokenLocation(),
            name + " 超过 " + longest + " 个字符。",
            name + " has more than " + longest + " characters.");
      }
      return words;
    }

    private String string(String name) throws IOException, UnreadableException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw JsonRefusal.notOfSchema(
            parser.currentTokenLocation(), name + " 应为字符串。", name + " is no string.");
      }
      return parser.getText();
    }

    private int year() throws IOException, UnreadableException {
      int given = 0;
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= 4) {
        given = parser.getIntValue();
      }
      if (given < FIRST_YEAR || given > LAST_YEAR) {
        throw JsonRefusal.notOfSchema(
            parser.currentTokenLocation(), "year 不是年份，例如 2023。", "year is no year such as 2023.");
      }
      return given;
    }

    private FormEdition edition(String name) throws IOException, UnreadableException {
      String edition = string(name);
      for (FormEdition known : FormEdition.values()) {
        if (known.name().equals(edition)) {
          return known;
        }
      }
      throw JsonRefusal.notOfSchema(
          parser.currentTokenLocation(),
          name + " 应为 FORM_2019 或 FORM_2021。",
          name + " is neither FORM_2019 nor FORM_2021.");
    }

    private JsonString narrative() throws IOException, UnreadableException {
      string("narrative");
      int start = (int) parser.currentTokenLocation().getCharOffset();
      int end = (int) parser.currentLocation().getCharOffset();
      return JsonString.of(json, start + 1, end - 1);
    }
  }
}
