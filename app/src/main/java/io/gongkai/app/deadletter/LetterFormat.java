package io.gongkai.app.deadletter;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of the commands that show dead letters: for people, or for programs. */
final class LetterFormat {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Converter.class,
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Format format;

  private enum Format {
    TEXT,
    JSON
  }

  boolean isJson() {
    return format == Format.JSON;
  }

  /** Reads a format, with a message that names them all. */
  static final class Converter implements ITypeConverter<Format> {
    @Override
    public Format convert(String value) {
      for (Format format : Format.values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(value)) {
          return format;
        }
      }
      throw new TypeConversionException("'" + value + "' is none of text, json");
    }
  }
}
