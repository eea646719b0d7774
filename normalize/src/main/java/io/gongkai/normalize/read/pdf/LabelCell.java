package io.gongkai.normalize.read.pdf;

import java.util.ArrayList;
import java.util.List;

/** A label with the lines that it is broken over, from top to bottom. */
record LabelCell(List<TextLine> lines) {
  /** A label that begins with a word; more lines may follow. */
  static LabelCell of(TextLine word) {
    return new LabelCell(new ArrayList<>(List.of(word)));
  }

  double top() {
    return lines.get(0).baseline();
  }

  double bottom() {
    return last().baseline();
  }

  double middle() {
    return (top() + bottom()) / 2;
  }

  TextLine last() {
    return lines.get(lines.size() - 1);
  }

  double left() {
    return lines.stream().mapToDouble(TextLine::left).min().orElseThrow();
  }

  double right() {
    return lines.stream().mapToDouble(TextLine::right).max().orElseThrow();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text(" ")));
    return text.toString();
  }
}
