package io.gongkai.testkit;

import io.gongkai.testkit.PrintedParagraph.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Noises in title, headings and paragraphs. */
final class HeadingNoises {
  private static final String HAN_DIGITS = "〇一二三四五六七八九";

  private HeadingNoises() {}

  /** Numbers the headings anew. */
  static Alteration numbered(String style, String numerals) {
    return (report, random) -> {
      int number = 0;
      List<PrintedBlock> blocks = report.blocks();
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i) instanceof PrintedParagraph line && line.role() == Role.HEADING) {
          String numeral = String.valueOf(numerals.charAt(number++ % numerals.length()));
          String words = line.text().substring(line.text().indexOf('、') + 1);
          blocks.set(i, line.with(style.replace("%s", numeral) + words));
        }
      }
    };
  }

  static void missing(PrintedReport report, Random random) {
    List<PrintedBlock> blocks = report.blocks();
    for (int i = blocks.size() - 1; i > 0; i--) {
      if (blocks.get(i) instanceof PrintedTable
          && blocks.get(i - 1) instanceof PrintedParagraph line
          && line.role() == Role.HEADING) {
        blocks.remove(i - 1);
      }
    }
  }

  static void splitTitle(PrintedReport report, Random random) {
    Truth truth = report.truth();
    int at = titleAt(report);
    String title = ((PrintedParagraph) report.blocks().get(at)).text();
    String rest = title.startsWith(truth.agency()) ? title.substring(truth.agency().length()) : "";
    if (rest.isEmpty()) {
      return;
    }
    int half = rest.indexOf("工作");
    List<PrintedBlock> lines = new ArrayList<>();
    lines.add(new PrintedParagraph(Role.TITLE, truth.agency()));
    if (half > 0 && random.nextBoolean()) {
      lines.add(new PrintedParagraph(Role.TITLE, rest.substring(0, half)));
      lines.add(new PrintedParagraph(Role.TITLE, rest.substring(half)));
    } else {
      lines.add(new PrintedParagraph(Role.TITLE, rest));
    }
    report.blocks().remove(at);
    report.blocks().addAll(at, lines);
  }

  static void yearInHan(PrintedReport report, Random random) {
    String digits = String.valueOf(report.truth().year());
    StringBuilder han = new StringBuilder();
    digits.chars().forEach(c -> han.append(HAN_DIGITS.charAt(c - '0')));
    int at = titleAt(report);
    PrintedParagraph title = (PrintedParagraph) report.blocks().get(at);
    report.blocks().set(at, title.with(title.text().replace(digits, han)));
  }

  private static int titleAt(PrintedReport report) {
    for (int i = 0; i < report.blocks().size(); i++) {
      if (report.blocks().get(i) instanceof PrintedParagraph line && line.role() == Role.TITLE) {
        return i;
      }
    }
    throw new IllegalStateException("the report has no title");
  }

  /** Sentences and lines in the words of the tables, with other numbers than theirs. */
  static void narrativeNumbers(PrintedReport report, Random random) {
    List<String> lines =
        List.of(
            "制发规章%d件，废止行政规范性文件%d件，现行有效%d件；作出行政许可%d件、行政处罚%d件、行政强制%d件。",
            "新收政府信息公开申请%d件，上年结转%d件。其中予以公开%d件，部分公开%d件，不予公开%d件，结转下年度继续办理%d件。",
            "政府网站%d条 政务微信%d条 政务微博%d条 其他%d条 总计%d条 专栏%d个",
            "行政复议%d件，结果维持%d件，结果纠正%d件，尚未审结%d件；行政诉讼%d件，其中未经复议直接起诉%d件。");
    List<PrintedBlock> more = new ArrayList<>();
    for (String line : lines) {
      String filled = line;
      while (filled.contains("%d")) {
        filled = filled.replaceFirst("%d", String.valueOf(random.nextInt(500)));
      }
      more.add(new PrintedParagraph(Role.TEXT, filled));
    }
    report.blocks().addAll(titleAt(report) + 4, more);
  }

  static void footnotes(PrintedReport report, Random random) {
    List<PrintedBlock> blocks = report.blocks();
    for (int i = blocks.size() - 1; i >= 0; i--) {
      if (blocks.get(i) instanceof PrintedTable table) {
        String note =
            switch (table.form()) {
              case T2 -> "注：1.本表统计截至12月31日；2.行政许可含备案" + random.nextInt(90) + "件。";
              case T3 -> "备注：表中“其他”含律师事务所" + (1 + random.nextInt(8)) + "家、个体工商户3户。";
              case T4 -> "注：以上案件中有" + (1 + random.nextInt(4)) + "件为上一年度受理。";
            };
        blocks.add(i + 1, new PrintedParagraph(Role.TEXT, note));
      }
    }
  }
}
