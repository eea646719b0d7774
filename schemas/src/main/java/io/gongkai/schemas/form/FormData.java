package io.gongkai.schemas.form;

import io.gongkai.model.FormEdition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the data files of a form edition that lie beside this class. */
record FormData(List<FormRow> rows, List<SumLine> sums) {

  static FormData of(FormEdition edition) {
    List<FormRow> rows = new ArrayList<>();
    for (String[] field : lines(edition + ".tsv", 5)) {
      rows.add(new FormRow(field[0].intern(), names(field[1]), field[2], field[3], field[4]));
    }
    List<SumLine> sums = new ArrayList<>();
    for (String[] field : lines(edition + ".sums.tsv", 6)) {
      sums.add(
          new SumLine(field[0], field[1], field[2], field[3], names(field[4]), names(field[5])));
    }
    return new FormData(List.copyOf(rows), List.copyOf(sums));
  }

  private static List<String> names(String list) {
    // The same strings as the literals of the code: comparing them ends at once.
    return list.isEmpty()
        ? List.of()
        : Arrays.stream(list.split(",", -1)).map(String::intern).toList();
  }

  private static List<String[]> lines(String name, int fields) {
    try (InputStream in = FormData.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the form's data file " + name + " is not on the classpath");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      List<String[]> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("#") || line.isBlank()) {
          continue;
        }
        String[] field = line.split("\t", -1);
        if (field.length != fields) {
          throw new IllegalStateException(
              name + ": " + field.length + " fields instead of " + fields + " in: " + line);
        }
        lines.add(field);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("the form's data file " + name + " cannot be read", e);
    }
  }

  /**
   * A line of the sums file: one rule, which stands for a sum in every column or row it runs over.
   */
  record SumLine(
      String rule,
      String axis,
      String table,
      String result,
      List<String> plus,
      List<String> minus) {

    void expand(FormLayout layout, List<FormSum> into) {
      for (FormRow row : layout.rows()) {
        boolean inTable = row.item().startsWith(table + ".");
        if (axis.equals("row") && inTable) {
          into.add(alongRow(layout, row.item()));
        } else if (axis.equals("column") && row.item().equals(result)) {
          row.columns().forEach(column -> into.add(downColumn(layout, column)));
        }
      }
    }

    private FormSum alongRow(FormLayout layout, String item) {
      return new FormSum(
          rule,
          cell(layout, item, result),
          plus.stream().map(column -> cell(layout, item, column)).toList(),
          minus.stream().map(column -> cell(layout, item, column)).toList());
    }

    private FormSum downColumn(FormLayout layout, String column) {
      return new FormSum(
          rule,
          cell(layout, result, column),
          plus.stream().map(item -> cell(layout, item, column)).toList(),
          minus.stream().map(item -> cell(layout, item, column)).toList());
    }

    private FormCell cell(FormLayout layout, String item, String column) {
      return layout
          .cell(item, column)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "sum "
                          + rule
                          + " names the cell "
                          + item
                          + "/"
                          + column
                          + ", which the form does not have"));
    }
  }
}
