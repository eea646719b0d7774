package io.gongkai.validate.topology;

import io.gongkai.model.Report;
import io.gongkai.validate.standing.Decision;
import io.gongkai.validate.standing.Judge;
import io.gongkai.validate.standing.Standing;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Makes the processors that judge reports, with the store of what stands where. */
final class JudgeSupplier implements FixedKeyProcessorSupplier<String, Report, Decision> {
  private static final String STANDINGS = "standings";

  private final Judge judge;

  JudgeSupplier(Judge judge) {
    this.judge = judge;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STANDINGS), Serdes.String(), StandingSerde.create())
            .withLoggingEnabled(Map.of()));
  }

  @Override
  public FixedKeyProcessor<String, Report, Decision> get() {
    return new JudgeProcessor(judge);
  }

  private static final class JudgeProcessor
      extends ContextualFixedKeyProcessor<String, Report, Decision> {
    private final Judge judge;
    private KeyValueStore<String, Standing> standings;

    JudgeProcessor(Judge judge) {
      this.judge = judge;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Decision> context) {
      super.init(context);
      standings = context.getStateStore(STANDINGS);
    }

    @Override
    public void process(FixedKeyRecord<String, Report> record) {
      if (record.key() == null) {
        throw new IllegalArgumentException(
            "a record of reports.normalized has no key: it must be the report key, agency/year");
      }
      Standing standing = standings.get(record.key());
      Decision decision = judge.judge(record.key(), record.value(), standing);
      if (!Objects.equals(decision.standing(), standing)) {
        standings.put(record.key(), decision.standing());
      }
      context().forward(record.withValue(decision));
    }
  }
}
