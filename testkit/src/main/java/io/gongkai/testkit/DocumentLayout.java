package io.gongkai.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The containers that reports are published in, each with the ways its tables are drawn there. */
public enum DocumentLayout implements ReportLayout {
  /** A page with nothing but the report, with spanned cells. */
  HTML {
    @Override
    public byte[] render(PrintedReport report) {
      return new HtmlPrinter("", "").page(report).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** A page as a word processor exports it, in the old Chinese character set. */
  HTML_OF_WORD {
    @Override
    public byte[] render(PrintedReport report) {
      return new HtmlPrinter("<p class=\"MsoNormal\"><span>", "<br></span></p>")
          .page(report)
          .replace("charset=\"utf-8\"", "charset=\"gb2312\"")
          .getBytes(Charset.forName("GB18030"));
    }
  },
  /** A portal's page: a table lays it out, and other things stand around the report. */
  HTML_PORTAL {
    @Override
    public byte[] render(PrintedReport report) {
      return new HtmlPrinter("", "").portal(report).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** Markdown with the tables written as tags. */
  HTML_IN_MARKDOWN {
    @Override
    public byte[] render(PrintedReport report) {
      return new HtmlPrinter("", "").markdown(report).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** A DOCX document with merged cells. */
  DOCX {
    @Override
    public byte[] render(PrintedReport report) {
      return DocxPrinter.print(report);
    }
  },
  /** A DOC document with merged cells. */
  DOC {
    @Override
    public byte[] render(PrintedReport report) {
      return DocPrinter.print(report);
    }
  },
  /** An XLSX workbook with merged cells. */
  XLSX {
    @Override
    public byte[] render(PrintedReport report) {
      return XlsxPrinter.print(report);
    }
  },
  /** A PDF with lines around all cells. */
  PDF {
    @Override
    public byte[] render(PrintedReport report) {
      return PdfStyle.of(PdfStyle.Rules.CLOSED).render(report);
    }
  },
  /** A PDF whose tables have no lines at their sides. */
  PDF_OPEN {
    @Override
    public byte[] render(PrintedReport report) {
      return PdfStyle.of(PdfStyle.Rules.OPEN).render(report);
    }
  },
  /** A PDF without any lines. */
  PDF_UNRULED {
    @Override
    public byte[] render(PrintedReport report) {
      return PdfStyle.of(PdfStyle.Rules.NONE).render(report);
    }
  };

  @Override
  public byte[] print(PrintedReport report) {
    return render(report);
  }

  /** In a PDF without lines nothing tells where an empty cell is. */
  @Override
  public boolean keepsBlanks() {
    return this != PDF_UNRULED;
  }

  /** Prints a report. */
  public abstract byte[] render(PrintedReport report);
}
