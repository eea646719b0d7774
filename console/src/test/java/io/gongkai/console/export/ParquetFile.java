package io.gongkai.console.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * What the library's own reader finds in a file.
 *
 * @param columns names of the columns
 * @param types types of the columns, in the words of the format
 * @param rows values as {@link Column.Kind} says
 * @param groups number of row groups
 */
public record ParquetFile(
    List<String> columns, List<String> types, List<List<Object>> rows, int groups) {
  /** Reads a file. */
  public static ParquetFile read(byte[] file) throws IOException {
    Path path = Files.createTempFile("table", ".parquet");
    try {
      Files.write(path, file);
      return read(path);
    } finally {
      Files.delete(path);
    }
  }

  private static ParquetFile read(Path path) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new GzipPages())
            .build();
    List<List<Object>> rows = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path), options)) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      PageReadStore pages = reader.readNextRowGroup();
      while (pages != null) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(pages, new GroupRecordConverter(schema));
        for (long i = 0; i < pages.getRowCount(); i++) {
          rows.add(values(records.read()));
        }
        pages = reader.readNextRowGroup();
      }
      return new ParquetFile(
          schema.getFields().stream().map(Type::getName).toList(),
          schema.getFields().stream().map(ParquetFile::described).toList(),
          rows,
          reader.getRowGroups().size());
    }
  }

  private static String described(Type type) {
    String logical = String.valueOf(type.getLogicalTypeAnnotation());
    return type.isPrimitive()
        ? type.asPrimitiveType().getPrimitiveTypeName() + " " + logical
        : logical;
  }

  private static List<Object> values(Group group) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      values.add(group.getFieldRepetitionCount(i) == 0 ? null : value(group, i));
    }
    return values;
  }

  private static Object value(Group group, int i) {
    Type type = group.getType().getType(i);
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
      Group list = group.getGroup(i, 0);
      List<String> texts = new ArrayList<>();
      for (int at = 0; at < list.getFieldRepetitionCount(0); at++) {
        texts.add(list.getGroup(0, at).getString(0, 0));
      }
      return texts;
    }
    if (logical instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal) {
      return new BigDecimal(new BigInteger(group.getBinary(i, 0).getBytes()), decimal.getScale());
    }
    if (logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation) {
      return Instant.EPOCH.plus(group.getLong(i, 0), ChronoUnit.MICROS);
    }
    return logical == null ? group.getLong(i, 0) : group.getString(i, 0);
  }
}
