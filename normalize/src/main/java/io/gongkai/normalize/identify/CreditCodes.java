package io.gongkai.normalize.identify;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds unified social credit codes and checks their check digits (GB 32100-2015). */
public final class CreditCodes {
  /** The 31 characters of the code, each standing for its place: no I, O, S, V, Z. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int LENGTH = 18;
  private static final int[] WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };
  private static final Pattern CODE =
      Pattern.compile("[0-9A-HJ-NP-RTUWXY]{2}\\d{6}[0-9A-HJ-NP-RTUWXY]{10}");

  private CreditCodes() {}

  /**
   * The first code in a folded text whose check digit holds; letters and digits end where it does.
   */
  public static Optional<String> find(String folded) {
    // A run as long as a code stands on one of the places that are as far apart as a code is long.
    int at = LENGTH - 1;
    while (at < folded.length()) {
      if (!isLetterOrDigit(folded.charAt(at))) {
        at += LENGTH;
        continue;
      }
      int start = at;
      while (start > 0 && isLetterOrDigit(folded.charAt(start - 1))) {
        start--;
      }
      int end = at + 1;
      while (end < folded.length() && isLetterOrDigit(folded.charAt(end))) {
        end++;
      }
      if (end - start == LENGTH) {
        String code = folded.substring(start, end);
        if (CODE.matcher(code).matches() && isValid(code)) {
          return Optional.of(code);
        }
      }
      at = end + LENGTH;
    }
    return Optional.empty();
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }

  /** Whether a text is a code whose check digit holds. */
  public static boolean isValid(String code) {
    if (code.length() != LENGTH) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      int value = ALPHABET.indexOf(code.charAt(i));
      if (value < 0) {
        return false;
      }
      sum += value * WEIGHTS[i];
    }
    int check = (ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length();
    return ALPHABET.charAt(check) == code.charAt(LENGTH - 1);
  }
}
