package io.gongkai.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The parts of the normalizer that are fuzzed, and how bytes become documents for them. */
enum DocumentTarget implements FuzzTarget {
  /** Any bytes at all: detection, character sets, and whatever reader they come to. */
  DOCUMENT {
    @Override
    byte[] document(byte[] input) {
      return input;
    }
  },
  /** Bytes as a sequence of words of the form: lexer, aligner, decoder. */
  TABLES {
    @Override
    byte[] document(byte[] input) {
      return (TITLE + Words.TABLES.spell(input)).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** Bytes as a sequence of words of narratives and titles: agency, year, sections, mentions. */
  NARRATIVE {
    @Override
    byte[] document(byte[] input) {
      return Words.NARRATIVE.spell(input).getBytes(StandardCharsets.UTF_8);
    }
  },
  /** A web page. */
  HTML {
    @Override
    byte[] document(byte[] input) {
      return joined("<html>".getBytes(StandardCharsets.UTF_8), input);
    }
  },
  /** Bytes as a sequence of tags and words: tables and their spans. */
  HTML_TABLES {
    @Override
    byte[] document(byte[] input) {
      return ("<html><title>" + TITLE + "</title>" + Words.TAGS.spell(input))
          .getBytes(StandardCharsets.UTF_8);
    }
  },
  /** A PDF behind its first line. */
  PDF {
    @Override
    byte[] document(byte[] input) {
      return joined("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8), input);
    }
  },
  /** The main part of a DOCX. */
  DOCX {
    @Override
    byte[] document(byte[] input) {
      return zip(input, "word/document.xml");
    }
  },
  /** The parts of an XLSX: its sheet, strings and styles, all from the same bytes. */
  XLSX {
    @Override
    byte[] document(byte[] input) {
      return zip(
          input,
          "xl/workbook.xml",
          "xl/styles.xml",
          "xl/sharedStrings.xml",
          "xl/worksheets/sheet1.xml");
    }
  },
  /** A DOC: a compound file. */
  DOC {
    @Override
    byte[] document(byte[] input) {
      byte[] magic = {
        (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
      };
      return joined(magic, input);
    }
  },
  /** The body of a Word document as one XML file. */
  WORD_XML {
    @Override
    byte[] document(byte[] input) {
      String head =
          "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"
              + "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">";
      return joined(head.getBytes(StandardCharsets.UTF_8), input);
    }
  },
  /** A page that was saved with its pictures. */
  WEB_ARCHIVE {
    @Override
    byte[] document(byte[] input) {
      return joined("MIME-Version: 1.0\r\n".getBytes(StandardCharsets.UTF_8), input);
    }
  },
  /** A report as JSON. */
  JSON {
    @Override
    byte[] document(byte[] input) {
      return joined("{\"facts\":[".getBytes(StandardCharsets.UTF_8), input);
    }
  };

  private static final String TITLE = "青石区人民政府办公室2023年政府信息公开工作年度报告\n";

  /** The document that an input stands for. */
  abstract byte[] document(byte[] input);

  @Override
  public void check(byte[] input) {
    Invariants.check(document(input));
  }

  @Override
  public List<byte[]> seeds() {
    return Seeds.of(this);
  }

  @Override
  public String instrumented() {
    return "io.gongkai.normalize.**";
  }

  private static byte[] joined(byte[] head, byte[] tail) {
    byte[] joined = new byte[head.length + tail.length];
    System.arraycopy(head, 0, joined, 0, head.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }

  private static byte[] zip(byte[] content, String... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String part : parts) {
        zip.putNextEntry(new ZipEntry(part));
        zip.write(content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return bytes.toByteArray();
  }
}
