package io.gongkai.validate.locate;

/**
 * Whether one number looks like another with a slip of the keyboard in it.
 *
 * <p>Only slips that rarely come about by chance count: two neighbouring digits exchanged, and a
 * digit lost or too many, in numbers of at least two digits. One digit that differs is no evidence:
 * whatever the difference, some cell always allows it.
 */
final class DigitEvidence {
  private static final int FEWEST_DIGITS = 2;

  private DigitEvidence() {}

  /** Whether the printed number may be a slip for the intended one. */
  static boolean isSlip(String printed, String intended) {
    if (Math.min(printed.length(), intended.length()) < FEWEST_DIGITS) {
      return false;
    }
    return switch (printed.length() - intended.length()) {
      case 0 -> isTransposition(printed, intended);
      case 1 -> isWithoutOneDigit(printed, intended);
      case -1 -> isWithoutOneDigit(intended, printed);
      default -> false;
    };
  }

  private static boolean isTransposition(String printed, String intended) {
    int at = firstDifference(printed, intended);
    return at < printed.length() - 1
        && printed.charAt(at) == intended.charAt(at + 1)
        && printed.charAt(at + 1) == intended.charAt(at)
        && printed.substring(at + 2).equals(intended.substring(at + 2));
  }

  private static boolean isWithoutOneDigit(String longer, String shorter) {
    int at = firstDifference(longer, shorter);
    return longer.substring(at + 1).equals(shorter.substring(at));
  }

  private static int firstDifference(String a, String b) {
    int at = 0;
    while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }
}
