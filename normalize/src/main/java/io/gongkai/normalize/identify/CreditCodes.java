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
    // By hand: a pattern is tried at every character, and most characters begin nothing.
    int run = 0;
    for (int i = 0; i <= folded.length(); i++) {
      if (i < folded.length() && isLetterOrDigit(folded.charAt(i))) {
        run++;
        continue;
      }
      if (run == LENGTH) {
        String code = folded.substring(i - LENGTH, i);
        if (CODE.matcher(code).matches() && isValid(code)) {
          return Optional.of(code);
        }
      }
      run = 0;
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
