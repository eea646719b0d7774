package io.gongkai.console.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses the pages of Parquet files with the JDK's gzip, which every reader knows. The
 * library's own choice of compressions needs Hadoop.
 */
final class GzipPages implements CompressionCodecFactory {
  private static final CompressionCodecName GZIP = CompressionCodecName.GZIP;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    check(codec);
    return new Compressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    check(codec);
    return new Decompressor();
  }

  @Override
  public void release() {
    // Nothing is kept.
  }

  private static void check(CompressionCodecName codec) {
    if (codec != GZIP) {
      throw new IllegalArgumentException("pages are compressed with " + GZIP + ", not " + codec);
    }
  }

  private static final class Compressor implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
        page.writeAllTo(gzip);
      }
      return BytesInput.from(compressed.toByteArray());
    }

    @Override
    public CompressionCodecName getCodecName() {
      return GZIP;
    }

    @Override
    public void release() {
      // Nothing is kept.
    }
  }

  private static final class Decompressor implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput compressed, int size) throws IOException {
      return BytesInput.from(inflated(compressed.toInputStream(), size));
    }

    @Override
    public void decompress(ByteBuffer from, int compressedSize, ByteBuffer into, int size)
        throws IOException {
      byte[] compressed = new byte[compressedSize];
      from.get(compressed);
      into.put(inflated(new ByteArrayInputStream(compressed), size));
    }

    @Override
    public void release() {
      // Nothing is kept.
    }

    private static byte[] inflated(InputStream compressed, int size) throws IOException {
      try (GZIPInputStream gzip = new GZIPInputStream(compressed)) {
        return gzip.readNBytes(size);
      }
    }
  }
}
