package io.gongkai.app.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of commands that print for people, or for programs; mixed into them. */
public final class TextOrJson {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Converter.class,
      completionCandidates = Names.class,
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  private enum Format {
    TEXT,
    JSON;

    String written() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether to print for programs. */
  public boolean isJson() {
    return format == Format.JSON;
  }

  /** Reads a format, with a message that names them all. */
  static final class Converter implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      return Arrays.stream(Format.values())
          .filter(format -> format.written().equals(value))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of text, json"));
    }
  }

  /** What the shell offers to complete a format with. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Format.values()).map(Format::written).iterator();
    }
  }
}
