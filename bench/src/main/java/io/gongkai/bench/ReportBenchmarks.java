package io.gongkai.bench;

import io.gongkai.model.Report;
import io.gongkai.model.ValidatedReport;
import io.gongkai.schemas.serde.AvroSerdes;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.testkit.TextLayout;
import io.gongkai.validate.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done with a report that was read: the rules, and writing and reading it as Avro. */
@State(Scope.Thread)
public class ReportBenchmarks {
  private static final Map<String, String> SERDES = Map.of("schema.registry.url", "mock://jmh");

  private final Validator validator = Validator.standard();
  private final Serde<Report> report = AvroSerdes.value(SERDES, Report.class);
  private final Serde<ValidatedReport> validated = AvroSerdes.value(SERDES, ValidatedReport.class);
  private final List<Judged> reports = new ArrayList<>();
  private int next;

  private record Judged(Report read, Bytes readBytes, ValidatedReport judged, Bytes judgedBytes) {}

  /** Called by the harness, which makes it by reflection. */
  public ReportBenchmarks() {}

  /** Reads, judges and writes reports. */
  @Setup
  public void judge() {
    for (Printed.Document document : Printed.documents(TextLayout.TABS)) {
      Report read = document.report();
      ValidatedReport judged = validator.validate(read);
      reports.add(
          new Judged(
              read,
              Bytes.wrap(report.serializer().serialize(Topics.NORMALIZED, read)),
              judged,
              Bytes.wrap(validated.serializer().serialize(Topics.CLEAN, judged))));
    }
  }

  private Judged next() {
    next = (next + 1) % reports.size();
    return reports.get(next);
  }

  /** All rules. */
  @Benchmark
  public Object rules() {
    return validator.validate(next().read());
  }

  /** A report as read, to bytes. */
  @Benchmark
  public Object encodeReport() {
    return report.serializer().serialize(Topics.NORMALIZED, next().read());
  }

  /** A report as read, from bytes. */
  @Benchmark
  public Object decodeReport() {
    return report.deserializer().deserialize(Topics.NORMALIZED, next().readBytes().get());
  }

  /** A report as judged, to bytes. */
  @Benchmark
  public Object encodeValidated() {
    return validated.serializer().serialize(Topics.CLEAN, next().judged());
  }

  /** A report as judged, from bytes. */
  @Benchmark
  public Object decodeValidated() {
    return validated.deserializer().deserialize(Topics.CLEAN, next().judgedBytes().get());
  }
}
