package io.gongkai.console.export;

import io.gongkai.console.marked.Html;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table for table programs (RFC 4180), in the words of its reader. Such programs take what begins
 * with certain marks for a formula, and run it: behind an apostrophe it is text.
 */
public final class Csv implements TableFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String FORMULA_MARKS = "=+-@\t\r\n＝＋－＠|%";

  private final Writer writer;
  private final Words words;
  private List<Column> columns = List.of();

  /** The words of a reader's language. */
  public interface Words {
    /** The heading of a column. */
    String title(String column);

    /** What a code stands for. */
    String word(String column, String code);

    /** A point in time, for people. */
    String time(Instant instant);
  }

  /** A table that is written to its end, and not closed. */
  public Csv(Writer writer, Words words) {
    this.writer = writer;
    this.words = words;
  }

  /** Begins with the mark by which table programs know UTF-8. */
  @Override
  public void begin(List<Column> all) throws IOException {
    columns = List.copyOf(all);
    writer.write(BYTE_ORDER_MARK);
    line(columns.stream().map(column -> cell(words.title(column.name()))).toList());
  }

  @Override
  public void row(List<Object> values) throws IOException {
    line(
        IntStream.range(0, columns.size())
            .mapToObj(i -> cell(columns.get(i), values.get(i)))
            .toList());
  }

  @Override
  public void end() throws IOException {
    writer.flush();
  }

  private void line(List<String> cells) throws IOException {
    writer.write(String.join(",", cells));
    writer.write("\r\n");
  }

  private String cell(Column column, Object value) {
    if (value == null) {
      return cell("");
    }
    return switch (column.kind()) {
      case TEXT -> cell(Html.visible((String) value));
      case CODE -> cell(words.word(column.name(), (String) value));
      case TIME -> cell(words.time((Instant) value));
      case TEXTS ->
          cell(
              ((List<?>) value)
                  .stream()
                      .map(text -> Html.visible((String) text))
                      .collect(Collectors.joining(" ")));
      // No formula, although it may begin with a minus sign.
      case WHOLE -> "\"" + value + "\"";
      case DECIMAL -> "\"" + ((BigDecimal) value).toPlainString() + "\"";
    };
  }

  /** A cell, always in quotation marks. */
  static String cell(String text) {
    boolean formula = begins(text) || begins(text.stripLeading());
    return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
  }

  private static boolean begins(String text) {
    return !text.isEmpty() && FORMULA_MARKS.indexOf(text.charAt(0)) >= 0;
  }
}
