package io.gongkai.console.web;

import io.gongkai.console.data.Export;
import io.gongkai.console.data.ExportQueries;
import io.gongkai.console.data.ReportFilter;
import io.gongkai.console.export.Column;
import io.gongkai.console.export.Csv;
import io.gongkai.console.export.Parquet;
import io.gongkai.console.export.TableFile;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ServiceUnavailableResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tables to take away. */
public final class Exports {
  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  /** Each holds a connection to the database for as long as its reader takes. */
  private static final int AT_A_TIME = 3;

  private static final String RETRY_SECONDS = "30";

  private final Pages pages;
  private final ExportQueries queries;
  private final Semaphore places = new Semaphore(AT_A_TIME);

  /** What a table is written as. */
  public enum Format {
    /** For table programs. */
    CSV("text/csv; charset=utf-8"),
    /** For analysts. */
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    /** The name in addresses, and the ending of files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> named(String id) {
      return List.of(values()).stream().filter(format -> format.id().equals(id)).findFirst();
    }
  }

  Exports(Pages pages, ExportQueries queries) {
    this.pages = pages;
    this.queries = queries;
  }

  /** The flagged reports, for a table program. */
  void flaggedCsv(Context context) throws SQLException, IOException {
    send(context, Export.FLAGGED, Format.CSV);
  }

  /** The flagged reports, for analysts. */
  void flaggedParquet(Context context) throws SQLException, IOException {
    send(context, Export.FLAGGED, Format.PARQUET);
  }

  /** What the address names. */
  void any(Context context) throws SQLException, IOException {
    Optional<Export> rows = Export.named(context.queryParam("rows"));
    Optional<Format> format = Format.named(context.queryParam("format"));
    if (rows.isEmpty() || format.isEmpty()) {
      throw new BadRequestResponse();
    }
    send(context, rows.get(), format.get());
  }

  private void send(Context context, Export export, Format format)
      throws SQLException, IOException {
    if (!places.tryAcquire()) {
      context.header("Retry-After", RETRY_SECONDS);
      throw new ServiceUnavailableResponse();
    }
    try {
      write(context, export, format);
    } finally {
      places.release();
    }
  }

  private void write(Context context, Export export, Format format)
      throws SQLException, IOException {
    Begun file = new Begun(() -> begin(context, export, format));
    try {
      queries.write(
          export,
          ReportFilter.of(context::queryParam),
          verdict(context.queryParam("verdict")),
          file);
    } catch (SQLException | IOException | RuntimeException e) {
      if (!file.hasBegun()) {
        throw e;
      }
      // What was sent must not pass for the whole: the connection breaks off.
      LOG.warn("The export {} broke off: {}", context.path(), e.toString());
      Request.getBaseRequest(context.req()).getHttpChannel().abort(e);
    }
  }

  private TableFile begin(Context context, Export export, Format format) {
    context.contentType(format.mediaType);
    context.header(
        "Content-Disposition",
        "attachment; filename=\"" + export.fileName() + "." + format.id() + "\"");
    OutputStream output = context.outputStream();
    return switch (format) {
      case CSV ->
          new Csv(
              new OutputStreamWriter(output, StandardCharsets.UTF_8),
              new PageWords(pages.page(context, "data")));
      case PARQUET -> new Parquet(output);
    };
  }

  /** CLEAN or FLAGGED; empty for either, and for what is neither. */
  static String verdict(String value) {
    return List.of("CLEAN", "FLAGGED").contains(String.valueOf(value)) ? value : "";
  }

  /** The words of the reader. */
  private record PageWords(Page page) implements Csv.Words {
    @Override
    public String title(String column) {
      return page.word("column", column);
    }

    @Override
    public String word(String column, String code) {
      return page.word(column, code);
    }

    @Override
    public String time(Instant instant) {
      return page.time(instant);
    }
  }

  /** Makes the file when its first bytes are there: before that an answer may still be an error. */
  private static final class Begun implements TableFile {
    private final Making making;
    private TableFile file;

    Begun(Making making) {
      this.making = making;
    }

    boolean hasBegun() {
      return file != null;
    }

    @Override
    public void begin(List<Column> columns) throws IOException {
      file = making.make();
      file.begin(columns);
    }

    @Override
    public void row(List<Object> values) throws IOException {
      file.row(values);
    }

    @Override
    public void end() throws IOException {
      file.end();
    }
  }

  private interface Making {
    TableFile make();
  }
}
