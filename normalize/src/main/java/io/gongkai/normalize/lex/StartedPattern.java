package io.gongkai.normalize.lex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that is tried only where it can start. Trying one at every character of a text costs
 * more than all else that is done with it.
 */
public final class StartedPattern {
  private final Pattern pattern;
  private final CharClass firsts;

  private StartedPattern(Pattern pattern, CharClass firsts) {
    this.pattern = pattern;
    this.firsts = firsts;
  }

  /**
   * A pattern and what it starts with.
   *
   * @param firsts every character that a match can start with
   * @param pattern the pattern, of which no match is empty
   */
  public static StartedPattern of(String firsts, String pattern) {
    return new StartedPattern(Pattern.compile(pattern), CharClass.of(firsts));
  }

  /**
   * A pattern of alternatives.
   *
   * @param alternatives the pattern: alternatives that each start with a character that stands for
   *     itself, and hold no alternatives of their own
   */
  public static StartedPattern ofAlternatives(String alternatives) {
    StringBuilder firsts = new StringBuilder();
    for (String alternative : alternatives.split("\\|", -1)) {
      firsts.append(alternative.charAt(0));
    }
    return of(firsts.toString(), alternatives);
  }

  /** A matcher for {@link #find}. */
  public Matcher matcher(String text) {
    return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
  }

  /**
   * Finds the first match that starts at or behind a place, as {@link Matcher#find(int)} does.
   *
   * @param matcher one of {@link #matcher}, which holds the match afterwards
   * @param text its text
   */
  public boolean find(Matcher matcher, String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (firsts.has(text.charAt(i)) && matcher.region(i, text.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a match stands anywhere in a text. */
  public boolean isIn(String text) {
    Matcher matcher = null;
    for (int i = 0; i < text.length(); i++) {
      if (firsts.has(text.charAt(i))) {
        matcher = matcher == null ? matcher(text) : matcher;
        if (matcher.region(i, text.length()).lookingAt()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Where the match that starts at a place ends.
   *
   * @param at a place in the text
   * @return the place behind the match; -1 when none starts there
   */
  public int end(String text, int at) {
    if (!firsts.has(text.charAt(at))) {
      return -1;
    }
    Matcher matcher = matcher(text).region(at, text.length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }
}
