package io.gongkai.console.web;

import io.gongkai.console.RefusedException;
import io.gongkai.console.Waivers;
import io.gongkai.schemas.topic.WaiverKey;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the forms that justify a finding, and take that back. */
final class WaiverForms {
  /** Longest reason in characters. */
  static final int LONGEST_REASON = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(WaiverForms.class);
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private final Pages pages;
  private final Waivers waivers;

  WaiverForms(Pages pages, Waivers waivers) {
    this.pages = pages;
    this.waivers = waivers;
  }

  void give(Context context) {
    WaiverKey key = key(context);
    String reason = field(context, "reason").strip();
    String fingerprint = field(context, "fingerprint");
    if (reason.isEmpty()
        || reason.length() > LONGEST_REASON
        || !FINGERPRINT.matcher(fingerprint).matches()) {
      throw new BadRequestResponse();
    }
    Waivers.Justification justification =
        new Waivers.Justification(
            key, fingerprint, reason, SignIn.user(context), day(field(context, "until")));
    answer(context, key, "waived", () -> waivers.give(justification));
  }

  void revoke(Context context) {
    WaiverKey key = key(context);
    answer(context, key, "revoked", () -> waivers.revoke(key));
  }

  private interface Work {
    void run() throws RefusedException;
  }

  private void answer(Context context, WaiverKey key, String done, Work work) {
    try {
      work.run();
    } catch (RefusedException e) {
      pages.refuse(context, e.getMessage(), "/report?key=" + Page.encode(key.reportKey()));
      return;
    }
    LOG.info("{} {} the findings {}", SignIn.user(context), done, key);
    context.redirect(
        "/report?key=" + Page.encode(key.reportKey()) + "&done=" + done, HttpStatus.SEE_OTHER);
  }

  private static WaiverKey key(Context context) {
    try {
      return WaiverKey.parse(field(context, "waiver"));
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse();
    }
  }

  private static LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadRequestResponse();
    }
  }

  private static String field(Context context, String name) {
    return Optional.ofNullable(context.formParam(name)).orElse("");
  }

  /**
   * What the page of a report says at its head once something was done; empty for anything else.
   */
  static String done(Context context) {
    String done = Optional.ofNullable(context.queryParam("done")).orElse("");
    return Map.of("waived", "waive.done", "revoked", "waive.revoked").getOrDefault(done, "");
  }
}
