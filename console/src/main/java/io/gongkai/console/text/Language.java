package io.gongkai.console.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language of the pages. */
public enum Language {
  /** Simplified Chinese. */
  ZH("zh", "zh-Hans", Locale.SIMPLIFIED_CHINESE),
  /** English. */
  EN("en", "en", Locale.ENGLISH);

  private final String code;
  private final String tag;
  private final Locale locale;

  Language(String code, String tag, Locale locale) {
    this.code = code;
    this.tag = tag;
    this.locale = locale;
  }

  /** The code in addresses and cookies. */
  public String code() {
    return code;
  }

  /** The tag in {@code lang} attributes. */
  public String tag() {
    return tag;
  }

  /** How numbers are written. */
  public Locale locale() {
    return locale;
  }

  /** The other one. */
  public Language other() {
    return this == ZH ? EN : ZH;
  }

  /** The language with a code; empty for any other text, and for null. */
  public static Optional<Language> ofCode(String code) {
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /**
   * The language that a browser asks for.
   *
   * @param header its {@code Accept-Language}; null when it sent none
   * @return Chinese when it asks for neither
   */
  public static Language accepted(String header) {
    if (header == null) {
      return ZH;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(header);
      Locale best = Locale.lookup(ranges, List.of(Locale.CHINESE, Locale.ENGLISH));
      return best != null && best.getLanguage().equals("en") ? EN : ZH;
    } catch (IllegalArgumentException e) {
      // What is no list of languages asks for none.
      return ZH;
    }
  }
}
