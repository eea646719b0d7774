package io.gongkai.normalize.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gongkai.model.CellState;
import io.gongkai.normalize.read.container.UnreadableException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads the entries of {@code facts}, one after the other. */
final class JsonFactReader {
  /** More entries than any form has cells. */
  private static final int MOST = 1000;

  /** Most digits of a value: more do not fit 64 bits, and no report has them. */
  private static final int MOST_DIGITS = 18;

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern NUMBER = Pattern.compile(DECIMAL + "([eE][+-]?[0-9]{1,2})?");
  private static final int LONGEST = 48;

  private final JsonParser parser;
  private int number;
  private JsonLocation at;
  private String item;
  private String column;
  private CellState state;
  private BigDecimal value;
  private boolean valued;
  private int start;
  private int end;

  JsonFactReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads the entry that the parser stands at.
   *
   * @param ordinal its place in the array, from 1
   */
  JsonFact read(int ordinal) throws IOException, UnreadableException {
    number = ordinal;
    at = parser.currentTokenLocation();
    item = null;
    column = null;
    state = null;
    value = null;
    valued = false;
    start = -1;
    end = -1;
    if (number > MOST) {
      throw refusal("facts 超过 " + MOST + " 项。", "facts has more than " + MOST + " entries.");
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw refusal("不是对象。", "is no object.");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "item" -> item = name(name);
        case "column" -> column = name(name);
        case "state" -> state = parser.currentToken() == JsonToken.VALUE_NULL ? null : state();
        case "value" -> value();
        default -> parser.skipChildren();
      }
    }
    return fact();
  }

  private JsonFact fact() throws UnreadableException {
    if (item == null || column == null) {
      throw refusal("没有 item 或 column。", "has no item or no column.");
    }
    if (!valued && state == null) {
      throw refusal("没有 value。", "has no value: a number, or null for a blank cell.");
    }
    if (value == null) {
      CellState empty = state == null ? CellState.BLANK : state;
      if (carriesValue(empty)) {
        throw refusal("state 为 " + empty + " 但没有 value。", "is " + empty + " but has no value.");
      }
      return new JsonFact(at, item, column, empty, null, -1, -1);
    }
    CellState full = state == null ? CellState.PRINTED : state;
    if (!carriesValue(full)) {
      throw refusal("state 为 " + full + " 却有 value。", "is " + full + " and yet has a value.");
    }
    return new JsonFact(at, item, column, full, value, start, end);
  }

  private static boolean carriesValue(CellState state) {
    return state == CellState.PRINTED || state == CellState.INFERRED;
  }

  private String name(String member) throws IOException, UnreadableException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw refusal(member + " 应为字符串。", member + " is no string.");
    }
    return parser.getText();
  }

  private CellState state() throws IOException, UnreadableException {
    String name = name("state");
    for (CellState known : CellState.values()) {
      if (known.name().equals(name)) {
        return known;
      }
    }
    throw refusal(
        "state 应为 PRINTED、INFERRED、BLANK、NIL、MISSING 或 ILLEGIBLE。",
        "state is none of PRINTED, INFERRED, BLANK, NIL, MISSING, ILLEGIBLE.");
  }

  private void value() throws IOException, UnreadableException {
    valued = true;
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    boolean string = token == JsonToken.VALUE_STRING;
    boolean decimal =
        (string || token.isNumeric())
            && parser.getTextLength() <= LONGEST
            && (string ? DECIMAL : NUMBER).matcher(parser.getText()).matches();
    if (!decimal) {
      throw refusal(
          "value 不是 18 位以内的十进制数；空白单元格请写 null。",
          "has a value that is no decimal number of up to 18 digits; write null for a blank cell.");
    }
    BigDecimal exact = new BigDecimal(parser.getText());
    value = exact.scale() < 0 ? exact.setScale(0) : exact;
    if (value.precision() > MOST_DIGITS || value.scale() > MOST_DIGITS) {
      throw refusal(
          "value 的位数超过 " + MOST_DIGITS + "。",
          "has a value of more than " + MOST_DIGITS + " digits.");
    }
    int quote = string ? 1 : 0;
    start = (int) parser.currentTokenLocation().getCharOffset() + quote;
    end = (int) parser.currentLocation().getCharOffset() - quote;
  }

  private UnreadableException refusal(String chinese, String english) {
    String cell = item == null || column == null ? "" : " (" + item + "/" + column + ")";
    return JsonRefusal.notOfSchema(
        parser.currentTokenLocation(),
        "facts 第 " + number + " 项" + cell + "：" + chinese,
        "entry " + number + " of facts" + cell + " " + english);
  }
}
