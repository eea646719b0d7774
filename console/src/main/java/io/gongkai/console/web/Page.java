package io.gongkai.console.web;

import io.gongkai.console.data.FigureQueries;
import io.gongkai.console.text.Language;
import io.gongkai.console.text.Messages;
import io.gongkai.validate.catalogue.RuleCatalogue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What every page has around it.
 *
 * @param messages the words, in the reader's language
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param section key of the section that the page belongs to
 * @param address the page's own path and query, to come back to
 * @param user name of who signed in; empty when nobody did
 * @param csrf token that forms must carry; empty when nobody signed in
 * @param assets addresses of style sheet and scripts
 * @param version version of the figures that the page is not older than
 */
public record Page(
    Messages messages,
    String theme,
    String section,
    String address,
    String user,
    String csrf,
    Assets assets,
    long version) {
  private static final long HUNDRED = 100;
  private static final long TENTHS = 1_000;
  private static final long TENTH = 10;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(FigureQueries.ZONE);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(FigureQueries.ZONE);

  /** The text under a key; see {@link Messages#text}. */
  public String t(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  /** The text for a value, where there is one under the key, or else the value itself. */
  public String word(String prefix, String value) {
    String key = prefix + "." + value;
    return messages.has(key) ? messages.text(key) : value;
  }

  /** A number as the language writes it. */
  public String n(long number) {
    return messages.number(number);
  }

  /** A share in per cent with one decimal; a dash where there is nothing to be a share of. */
  public String percent(long part, long whole) {
    if (whole == 0) {
      return "–";
    }
    long tenths = (TENTHS * part + whole / 2) / whole;
    return tenths / TENTH + "." + tenths % TENTH + "%";
  }

  /** A share in whole per cent for a bar; something that is there shows. */
  public int share(long part, long whole) {
    return part == 0 || whole == 0 ? 0 : (int) Math.max(1, HUNDRED * part / whole);
  }

  /** How many days are left, in words. */
  public String days(long left) {
    return left >= 0 ? t("days.left", left) : t("days.past", -left);
  }

  /** The title of a rule; empty for a code that the catalogue does not have. */
  public String ruleTitle(String code) {
    return RuleCatalogue.all().stream()
        .filter(rule -> rule.code().equals(code))
        .map(rule -> of(rule.title().zh(), rule.title().en()))
        .findFirst()
        .orElse("");
  }

  /** Of two texts the one in the reader's language. */
  public String of(String zh, String en) {
    return language() == Language.ZH ? zh : en;
  }

  /** The reader's language. */
  public Language language() {
    return messages.language();
  }

  /** Date and time in China, to the minute; empty for null. */
  public String time(Instant instant) {
    return instant == null ? "" : MINUTE.format(instant);
  }

  /** Time of day in China, to the second. */
  public String clock(Instant instant) {
    return SECOND.format(instant);
  }

  /** This page in the other language. */
  public String otherLanguage() {
    return with("lang", language().other().code());
  }

  /** This page in another theme. */
  public String inTheme(String other) {
    return with("theme", other);
  }

  /** The value of {@code aria-current} for a section; null when it is another. */
  public String current(String key) {
    return key.equals(section) ? "page" : null;
  }

  /** Whether somebody has signed in. */
  public boolean isSignedIn() {
    return !user.isEmpty();
  }

  /** The address of an agency's page. */
  public String agency(String name) {
    return "/agency?name=" + encode(name);
  }

  /** The address of a report's page. */
  public String report(String reportKey) {
    return "/report?key=" + encode(reportKey);
  }

  /** The address of a rule's page. */
  public String rule(String code) {
    return "/rules/" + encode(code);
  }

  /** Text as it stands in the query of an address. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String with(String name, String value) {
    return address + (address.contains("?") ? "&" : "?") + name + "=" + value;
  }
}
