package io.gongkai.console.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A table as a Parquet file: names and codes as they are, whole numbers as INT64, others as
 * DECIMAL(38, 18), points in time as UTC microseconds, several texts as a LIST.
 */
public final class Parquet implements TableFile {
  /** Rows are held until they take about so many bytes. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private final OutputStream output;
  private ParquetWriter<List<Object>> writer;

  /** A table that is written to its end, and not closed. */
  public Parquet(OutputStream output) {
    this.output = output;
  }

  @Override
  public void begin(List<Column> columns) throws IOException {
    writer =
        new Builder(new Sequential(output), columns)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new GzipPages())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  @Override
  public void row(List<Object> values) throws IOException {
    writer.write(values);
  }

  /** Writes what makes it a file: until then it has no directory, and no reader takes it. */
  @Override
  public void end() throws IOException {
    writer.close();
  }

  /** What the library asks for a second time, for those who run Hadoop. */
  private static final class Builder extends ParquetWriter.Builder<List<Object>, Builder> {
    private final List<Column> columns;

    Builder(OutputFile file, List<Column> columns) {
      super(file);
      this.columns = columns;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    protected WriteSupport<List<Object>> getWriteSupport(Configuration hadoop) {
      return new ParquetRows(columns);
    }

    @Override
    protected WriteSupport<List<Object>> getWriteSupport(ParquetConfiguration configuration) {
      return new ParquetRows(columns);
    }
  }

  /** A file that is written from its beginning to its end. */
  private record Sequential(OutputStream output) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSize) {
      return new Counted(output);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
      return create(blockSize);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  /** Knows its place; the stream below stays open. */
  private static final class Counted extends PositionOutputStream {
    private final OutputStream output;
    private long written;

    Counted(OutputStream output) {
      this.output = output;
    }

    @Override
    public long getPos() {
      return written;
    }

    @Override
    public void write(int b) throws IOException {
      output.write(b);
      written++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      output.write(bytes, offset, length);
      written += length;
    }

    @Override
    public void flush() throws IOException {
      output.flush();
    }

    @Override
    public void close() throws IOException {
      output.flush();
    }
  }
}
