package io.gongkai.normalize.align;

import io.gongkai.model.FormEdition;
import io.gongkai.normalize.lex.Chars;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.form.FormRow;
import io.gongkai.schemas.form.FormTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The row labels of one table of one edition, in form order, each with the wordings that reports
 * use for it. Wordings are Han characters only.
 */
public final class RowLabels {
  private static final Map<FormEdition, Map<FormTable, RowLabels>> ALL = all();

  private final List<FormRow> rows;
  private final List<List<String>> wordings;

  /** Wordings by their last character, in which most words do not end. */
  private final Map<Character, List<Wording>> endings = new HashMap<>();

  /** A wording of a row's label. */
  private record Wording(int row, String words) {}

  private RowLabels(List<FormRow> rows, Map<String, List<String>> aliases) {
    this.rows = List.copyOf(rows);
    List<List<String>> perRow = new ArrayList<>();
    for (FormRow row : rows) {
      Set<String> words = new LinkedHashSet<>();
      words.add(han(row.label()));
      words.addAll(aliases.getOrDefault(row.item(), List.of()));
      perRow.add(words.stream().sorted((a, b) -> b.length() - a.length()).toList());
    }
    this.wordings = List.copyOf(perRow);
    for (int row = 0; row < wordings.size(); row++) {
      for (String words : wordings.get(row)) {
        endings
            .computeIfAbsent(words.charAt(words.length() - 1), last -> new ArrayList<>())
            .add(new Wording(row, words));
      }
    }
  }

  /** The labels of a table in an edition of the form. */
  public static RowLabels of(FormEdition edition, FormTable table) {
    return ALL.get(edition).get(table);
  }

  /** The rows, in form order. */
  public List<FormRow> rows() {
    return rows;
  }

  /** The wordings of the n-th row's label, longest first. */
  public List<String> wordings(int row) {
    return wordings.get(row);
  }

  /** The row whose label words end in, by its longest wording; -1 when there is none. */
  int ending(String words) {
    int best = -1;
    int length = 0;
    for (Wording wording : endingLike(words)) {
      if (wording.words().length() > length && words.endsWith(wording.words())) {
        best = wording.row();
        length = wording.words().length();
      }
    }
    return best;
  }

  /** Whether words end in a label other than these. */
  public boolean isEnding(String words, Set<String> others) {
    for (Wording wording : endingLike(words)) {
      if (!others.contains(wording.words()) && words.endsWith(wording.words())) {
        return true;
      }
    }
    return false;
  }

  private List<Wording> endingLike(String words) {
    return words.isEmpty()
        ? List.of()
        : endings.getOrDefault(words.charAt(words.length() - 1), List.of());
  }

  private static Map<FormEdition, Map<FormTable, RowLabels>> all() {
    Map<String, List<String>> aliases = aliases();
    Map<FormEdition, Map<FormTable, RowLabels>> all = new EnumMap<>(FormEdition.class);
    for (FormEdition edition : FormEdition.values()) {
      Map<FormTable, RowLabels> tables = new EnumMap<>(FormTable.class);
      for (FormTable table : FormTable.values()) {
        List<FormRow> rows =
            FormLayout.of(edition, edition).rows().stream()
                .filter(row -> row.table() == table)
                .toList();
        tables.put(table, new RowLabels(rows, aliases));
      }
      all.put(edition, tables);
    }
    return all;
  }

  private static Map<String, List<String>> aliases() {
    try (InputStream in = RowLabels.class.getResourceAsStream("aliases.tsv")) {
      if (in == null) {
        throw new IllegalStateException("aliases.tsv is not on the classpath");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, List<String>> aliases = new HashMap<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] field = line.split("\t", -1);
          aliases.computeIfAbsent(field[0], item -> new ArrayList<>()).add(han(field[1]));
        }
      }
      return aliases;
    } catch (IOException e) {
      throw new UncheckedIOException("aliases.tsv cannot be read", e);
    }
  }

  private static String han(String label) {
    StringBuilder han = new StringBuilder();
    label.chars().filter(c -> Chars.isHan((char) c)).forEach(c -> han.append((char) c));
    return han.toString();
  }
}
