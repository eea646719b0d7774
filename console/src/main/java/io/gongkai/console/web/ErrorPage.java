package io.gongkai.console.web;

import io.gongkai.console.marked.Html;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;

/** The page that stands in place of one that is not to be had. */
final class ErrorPage {
  private static final String WHY = ErrorPage.class.getName();

  private final Pages pages;

  /**
   * Why there is an error, where that says more than its status.
   *
   * @param key key of what is said
   * @param zh what is said beside it, in Chinese
   * @param en the same in English
   */
  private record Why(String key, String zh, String en) {}

  ErrorPage(Pages pages) {
    this.pages = pages;
  }

  /** Says more of an error than its status does. */
  static void explain(Context context, String key, String zh, String en) {
    context.attribute(WHY, new Why(key, zh, en));
  }

  void show(Context context, HttpStatus status) {
    context.status(status);
    Page page = pages.page(context, "error");
    String code = Integer.toString(status.getCode());
    String usual = page.messages().has("error." + code) ? code : "other";
    Why why =
        Optional.ofNullable(context.<Why>attribute(WHY)).orElseGet(() -> new Why(usual, "", ""));
    pages.show(
        context,
        page,
        "error",
        Map.of(
            "status",
            status.getCode(),
            "key",
            why.key(),
            "detail",
            Html.visible(page.of(why.zh(), why.en()))));
  }
}
