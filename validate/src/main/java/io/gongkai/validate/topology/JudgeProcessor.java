package io.gongkai.validate.topology;

import io.gongkai.model.Report;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.topic.ReportKey;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.validate.series.AgencySeries;
import io.gongkai.validate.series.YearFigures;
import io.gongkai.validate.standing.Decision;
import io.gongkai.validate.standing.Judge;
import io.gongkai.validate.standing.Standing;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Judges a report, and the agency's later years again when that changes what they rest on. */
final class JudgeProcessor extends ContextualProcessor<String, byte[], String, Decision> {
  private final Judge judge;
  private final Deserializer<Report> normalized;
  private KeyValueStore<String, Standing> standings;
  private KeyValueStore<String, ValidatedReport> reports;
  private KeyValueStore<String, AgencySeries> series;

  JudgeProcessor(Judge judge, Deserializer<Report> normalized) {
    this.judge = judge;
    this.normalized = normalized;
  }

  @Override
  public void init(ProcessorContext<String, Decision> context) {
    super.init(context);
    standings = context.getStateStore(JudgeSupplier.STANDINGS);
    reports = context.getStateStore(JudgeSupplier.REPORTS);
    series = context.getStateStore(JudgeSupplier.SERIES);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    String key = record.key();
    String agency = ReportKey.agency(key);
    // Read here and not before the repartitioning, which would register a schema of its own.
    Report report = normalized.deserialize(Topics.NORMALIZED, record.value());
    Standing standing = standings.get(key);
    AgencySeries known = Objects.requireNonNullElse(series.get(agency), AgencySeries.EMPTY);
    Decision decision = judge.judge(key, report, standing, reports.get(key), known);
    remember(key, standing, decision);
    context().forward(record.withValue(decision));
    if (decision.changesState()) {
      int year = ReportKey.year(key);
      AgencySeries now =
          decision.report() == null
              ? known.without(year)
              : known.with(year, YearFigures.of(decision.report()));
      if (!now.equals(known)) {
        series.put(agency, now.years().isEmpty() ? null : now);
        judgeLaterYears(record, agency, year, now);
      }
    }
  }

  private void judgeLaterYears(
      Record<String, byte[]> record, String agency, int year, AgencySeries now) {
    for (int later : now.after(year)) {
      String key = ReportKey.of(agency, later);
      Standing standing = standings.get(key);
      judge
          .judgeAgain(key, standing, reports.get(key), now)
          .ifPresent(
              decision -> {
                remember(key, standing, decision);
                context().forward(record.withKey(key).withValue(decision));
              });
    }
  }

  private void remember(String key, Standing standing, Decision decision) {
    if (!Objects.equals(decision.standing(), standing)) {
      standings.put(key, decision.standing());
    }
    if (decision.changesState()) {
      reports.put(key, decision.report());
    }
  }
}
