package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.app.CommandRun;
import io.gongkai.app.config.ConfigSource;
import io.gongkai.app.embedded.EmbeddedDatabase;
import io.gongkai.app.stage.StagePart;
import io.gongkai.app.stage.StageParts;
import io.gongkai.model.Finding;
import io.gongkai.model.FlaggedCount;
import io.gongkai.model.FormEdition;
import io.gongkai.model.Receipt;
import io.gongkai.model.Severity;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.form.FormLayout;
import io.gongkai.schemas.streams.PipelineRun;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.TextLayout;
import io.gongkai.testkit.Truth;
import io.gongkai.validate.counts.FlagKey;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A live run with a sink behind it, and what must hold of its topics and its database. */
final class SwitchedPipeline {
  private static final FormLayout FORM =
      FormLayout.of(FormEdition.FORM_2021, FormEdition.FORM_2021);

  private final ReportGenerator reports = new ReportGenerator(new Random(20261121));
  private final LiveRun live;
  private final EmbeddedDatabase database;
  private final StagePart sink;

  SwitchedPipeline(Path directory) throws Exception {
    live = new LiveRun(directory);
    database = EmbeddedDatabase.start(directory.resolve("postgres"));
    sink =
        StageParts.sink(
            ConfigSource.load(
                live.config(
                    "database.url="
                        + database.jdbcUrl()
                        + "\ndatabase.user="
                        + EmbeddedDatabase.USER
                        + "\n"),
                Map.of()));
  }

  LiveRun live() {
    return live;
  }

  /** The text of a report, with a slip in table 4 or without. */
  String report(String agency, int year, boolean slips) {
    Truth truth = reports.next(FORM);
    List<BigDecimal> values = new ArrayList<>(truth.values());
    if (slips) {
      values.set(
          FORM.cell("t4.reconsideration", "total").orElseThrow().index(),
          truth.value("t4.reconsideration", "total").add(BigDecimal.ONE));
    }
    return TextLayout.TABS.render(new Truth(agency, year, FORM, values));
  }

  /** Runs {@code gongkai replay}, which must end with a status. */
  CommandRun replay(int status, Path config, String... arguments) {
    CommandRun run = live.replay(config, arguments);
    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
    return run;
  }

  /** The status of each submission by its receipts, as the database has it. */
  Map<String, String> statuses() throws Exception {
    Map<String, String> statuses = new TreeMap<>();
    for (String row : rows("SELECT submission_id || '|' || status FROM submission")) {
      statuses.put(row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1));
    }
    return statuses;
  }

  /** Every receipt there is. */
  List<Receipt> receipts() throws Exception {
    return live.values(Topics.RECEIPTS, Receipt.class).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  /** What stands; fails unless the counts and the database say the same. */
  Map<String, ValidatedReport> standing() throws Exception {
    Map<String, ValidatedReport> standing = live.standing(PipelineRun.LIVE);
    Map<String, Long> wanted = new TreeMap<>();
    standing
        .values()
        .forEach(report -> FlagKey.of(report).forEach(it -> wanted.merge("" + it, 1L, Long::sum)));
    Map<String, Long> counted = new TreeMap<>();
    live.values(Topics.FLAGGED_COUNTS, FlaggedCount.class)
        .forEach((key, values) -> counted.put(key, values.get(values.size() - 1).getReports()));
    counted.values().removeIf(count -> count == 0);
    assertThat(counted).isEqualTo(wanted);
    List<String> rows =
        standing.entrySet().stream()
            .map(
                it ->
                    it.getKey()
                        + "|"
                        + it.getValue().getVerdict()
                        + "|"
                        + it.getValue().getReport().getSubmission().getId())
            .sorted()
            .toList();
    awaitRows(
        "SELECT report_key || '|' || verdict || '|' || submission_id FROM current_report", rows);
    awaitRows("SELECT count(*) FROM receipt_record", List.of(Integer.toString(receipts().size())));
    assertThat(rows("SELECT count(*) FROM dead_letter")).containsExactly("0");
    return standing;
  }

  private void awaitRows(String sql, List<String> wanted) throws Exception {
    for (int i = 0; i < 600 && !rows(sql).equals(wanted); i++) {
      assertThat(sink.problem()).isEmpty();
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertThat(rows(sql)).isEqualTo(wanted);
  }

  private List<String> rows(String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, "");
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    rows.sort(null);
    return rows;
  }

  static String agency(int number) {
    return "云溪县第" + number + "局";
  }

  static String key(int agency, int year) {
    return ReportKey.of(agency(agency), year);
  }

  /** Hands a report in, with a slip or without. */
  void publish(int agency, int year, boolean slips) throws Exception {
    live.publish(agency(agency), report(agency(agency), year, slips));
  }

  /** Two years of eight agencies; the odd ones slip in the second. */
  void season() throws Exception {
    for (int i = 0; i < 8; i++) {
      publish(i, 2023, false);
      publish(i, 2024, i % 2 == 1);
    }
    live.publish(agency(0), "关于编制2024年度政府信息公开工作年度报告的通知\n请各单位按时报送。\n");
    live.awaitQuiet();
    live.withdraw(key(2, 2023));
    live.withdraw(key(5, 2024));
    publish(1, 2023, false);
    live.awaitQuiet();
  }

  /** The reports that the slip flags; other rules may flag them too. */
  static Set<String> flagged(Map<String, ValidatedReport> standing) {
    return standing.entrySet().stream()
        .filter(it -> it.getValue().getFindings().stream().anyMatch(SwitchedPipeline::isSlip))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isSlip(Finding finding) {
    return finding.getRule().equals("T4-SUM") && finding.getSeverity() == Severity.ERROR;
  }

  /** Fails unless a replay finds what stands. */
  void requireSameAsAReplay(String id, Path config, String from) throws Exception {
    replay(0, config, "start", id, "--from", from);
    CommandRun diff = replay(0, config, "diff", id);
    assertThat(diff.out()).contains(" 0 differ\n");
    replay(0, config, "drop", id);
  }

  void close() throws Exception {
    sink.close(Duration.ofSeconds(20));
    database.close();
    live.close();
  }
}
