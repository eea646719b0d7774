package io.gongkai.console.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Rows as Parquet's library takes them. */
final class ParquetRows extends WriteSupport<List<Object>> {
  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  private final List<Column> columns;
  private RecordConsumer consumer;

  ParquetRows(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  @Override
  @SuppressWarnings("deprecation") // abstract all the same
  public WriteContext init(Configuration hadoop) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  private WriteContext context() {
    Type[] types = columns.stream().map(ParquetRows::type).toArray(Type[]::new);
    return new WriteContext(new MessageType("table", types), Map.of());
  }

  private static Type type(Column column) {
    return switch (column.kind()) {
      case TEXT, CODE ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
      case DECIMAL ->
          Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
              .length(Decimals.BYTES)
              .as(LogicalTypeAnnotation.decimalType(Decimals.SCALE, Decimals.PRECISION))
              .named(column.name());
      case TIME ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
              .named(column.name());
      case TEXTS ->
          Types.optionalList()
              .requiredElement(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(column.name());
    };
  }

  @Override
  public void prepareForWrite(RecordConsumer into) {
    consumer = into;
  }

  @Override
  public void write(List<Object> row) {
    consumer.startMessage();
    for (int i = 0; i < columns.size(); i++) {
      if (row.get(i) != null) {
        Column column = columns.get(i);
        consumer.startField(column.name(), i);
        add(column.kind(), row.get(i));
        consumer.endField(column.name(), i);
      }
    }
    consumer.endMessage();
  }

  private void add(Column.Kind kind, Object value) {
    switch (kind) {
      case TEXT, CODE -> consumer.addBinary(Binary.fromString((String) value));
      case WHOLE -> consumer.addLong((Long) value);
      case DECIMAL ->
          consumer.addBinary(Binary.fromConstantByteArray(Decimals.bytes((BigDecimal) value)));
      case TIME -> consumer.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
      case TEXTS -> addAll((List<?>) value);
      default -> throw new IllegalStateException("a column of kind " + kind);
    }
  }

  private void addAll(List<?> texts) {
    consumer.startGroup();
    if (!texts.isEmpty()) {
      consumer.startField(LIST, 0);
      for (Object text : texts) {
        consumer.startGroup();
        consumer.startField(ELEMENT, 0);
        consumer.addBinary(Binary.fromString((String) text));
        consumer.endField(ELEMENT, 0);
        consumer.endGroup();
      }
      consumer.endField(LIST, 0);
    }
    consumer.endGroup();
  }
}
