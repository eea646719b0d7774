package io.gongkai.sink;

import io.gongkai.model.Finding;
import io.gongkai.model.Receipt;
import io.gongkai.model.Report;
import io.gongkai.model.Unreadable;
import io.gongkai.model.ValidatedReport;
import io.gongkai.model.Verdict;
import io.gongkai.model.Waiver;
import io.gongkai.schemas.cells.CellView;
import io.gongkai.schemas.registry.SchemaRegistryUnavailableException;
import io.gongkai.schemas.streams.SwitchedOver;
import io.gongkai.schemas.topic.Topics;
import io.gongkai.schemas.topic.WaiverKey;
import io.gongkai.schemas.trace.Traces;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Decodes and checks records, so that what is wrong with one never stops the others. */
final class RecordDecoder {
  /** The topics that can be decoded. */
  static final List<String> TOPICS =
      List.of(Topics.CLEAN, Topics.FLAGGED, Topics.UNREADABLE, Topics.RECEIPTS, Topics.WAIVERS);

  /** Most characters of a decimal string in a finding. */
  private static final int MAX_DECIMAL_DIGITS = 64;

  private final Deserializer<ValidatedReport> reports;
  private final Deserializer<Unreadable> unreadables;
  private final Deserializer<Receipt> receipts;
  private final Deserializer<Waiver> waivers;
  private final Traces traces;

  /** A decoder that nobody traces. */
  RecordDecoder(
      Deserializer<ValidatedReport> reports,
      Deserializer<Unreadable> unreadables,
      Deserializer<Receipt> receipts,
      Deserializer<Waiver> waivers) {
    this(reports, unreadables, receipts, waivers, Traces.none());
  }

  RecordDecoder(
      Deserializer<ValidatedReport> reports,
      Deserializer<Unreadable> unreadables,
      Deserializer<Receipt> receipts,
      Deserializer<Waiver> waivers,
      Traces traces) {
    this.reports = Objects.requireNonNull(reports, "reports");
    this.unreadables = Objects.requireNonNull(unreadables, "unreadables");
    this.receipts = Objects.requireNonNull(receipts, "receipts");
    this.waivers = Objects.requireNonNull(waivers, "waivers");
    this.traces = Objects.requireNonNull(traces, "traces");
  }

  /**
   * The record that the bytes stand for; a {@link SinkRecord.DeadLetter} when they are no such
   * record.
   *
   * @throws SerializationException when the schema registry does not answer; the record is not to
   *     blame
   */
  SinkRecord decode(ConsumerRecord<byte[], byte[]> record) {
    Origin at = Origin.of(record, traces.contextIn(record.headers()));
    try {
      return decoded(at, record);
    } catch (SerializationException e) {
      if (e.getCause() instanceof SchemaRegistryUnavailableException) {
        throw e;
      }
      return deadLetter(at, e);
    } catch (IllegalArgumentException e) {
      return deadLetter(at, e);
    }
  }

  private SinkRecord decoded(Origin at, ConsumerRecord<byte[], byte[]> record) {
    return switch (record.topic()) {
      case Topics.CLEAN -> report(at, record, Verdict.CLEAN);
      case Topics.FLAGGED -> report(at, record, Verdict.FLAGGED);
      case Topics.UNREADABLE -> {
        Unreadable unreadable = unreadables.deserialize(record.topic(), value(record));
        if (unreadable.getPartial() != null) {
          check(unreadable.getPartial());
        }
        yield new SinkRecord.NotRead(at, unreadable);
      }
      case Topics.RECEIPTS ->
          new SinkRecord.Receipted(at, receipts.deserialize(record.topic(), value(record)));
      case Topics.WAIVERS -> {
        WaiverKey key =
            WaiverKey.parse(
                record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
        yield new SinkRecord.Justified(
            at, key, waivers.deserialize(record.topic(), record.value()));
      }
      default -> throw new IllegalArgumentException("the sink does not read " + record.topic());
    };
  }

  private SinkRecord report(Origin at, ConsumerRecord<byte[], byte[]> record, Verdict verdict) {
    if (record.key() == null) {
      throw new IllegalArgumentException("the record has no key, so no report to stand for");
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      return new SinkRecord.Left(at, key, verdict);
    }
    ValidatedReport report = reports.deserialize(record.topic(), record.value());
    if (report.getVerdict() != verdict) {
      throw new IllegalArgumentException(
          "the report's verdict is " + report.getVerdict() + ", which does not belong here");
    }
    check(report.getReport());
    report.getFindings().forEach(RecordDecoder::check);
    long since = SwitchedOver.in(record.headers()).map(SwitchedOver::at).orElse(0L);
    return new SinkRecord.Stands(at, key, report, since);
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new IllegalArgumentException("the record has no value, and this topic no tombstones");
    }
    return record.value();
  }

  private static void check(Report report) {
    CellView cells = new CellView(report);
    for (int i = 0; i < cells.layout().cells().size(); i++) {
      int scale = cells.scale(i);
      if (scale < 0 || scale > 18) {
        throw new IllegalArgumentException(
            "cell " + cells.layout().cells().get(i) + " has the scale " + scale);
      }
    }
  }

  private static void check(Finding finding) {
    checkDecimal(finding, finding.getExpected());
    checkDecimal(finding, finding.getActual());
    checkDecimal(finding, finding.getDifference());
  }

  private static void checkDecimal(Finding finding, String decimal) {
    if (decimal == null) {
      return;
    }
    // No exponents: they make a short text a long number.
    if (decimal.length() > MAX_DECIMAL_DIGITS
        || new BigDecimal(decimal).scale() < 0
        || new BigDecimal(decimal).scale() > MAX_DECIMAL_DIGITS) {
      throw new IllegalArgumentException(
          "a finding of " + finding.getRule() + " holds no plain decimal number: " + decimal);
    }
  }

  private static SinkRecord deadLetter(Origin at, RuntimeException error) {
    return new SinkRecord.DeadLetter(at, String.valueOf(error.getMessage()));
  }
}
