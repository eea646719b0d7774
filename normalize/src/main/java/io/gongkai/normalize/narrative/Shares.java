package io.gongkai.normalize.narrative;

import io.gongkai.model.MentionSubject;
import java.util.regex.Pattern;

/** Decides whether a percentage is the share of the number before it. */
final class Shares {
  private static final Pattern BINDS =
      Pattern.compile(
          "^[件项条宗份起次例个][,(、]?(?:约)?占(?:比|总数|总量|全部|全年|当年|收到|受理|办理|办结|答复|处理|政府信息公开|申请|结果"
              + "|总|数|量|的|比例|比重|件|为|约|了|到|达)*$");

  private Shares() {}

  /** Whether the words between a number and a percentage make it the number's share. */
  static boolean binds(String words) {
    return BINDS.matcher(words).matches();
  }

  /** Whether shares of such a number can be worked out from the tables. */
  static boolean isShareOf(MentionSubject subject) {
    return switch (subject) {
      case GRANTED,
          PARTIALLY_GRANTED,
          GRANTED_OR_PARTIALLY,
          REFUSED,
          UNAVAILABLE,
          NOT_PROCESSED,
          OTHERWISE_HANDLED,
          NATURAL_PERSONS,
          ORGANISATIONS ->
          true;
      default -> false;
    };
  }
}
