package io.gongkai.console.web;

import io.gongkai.console.DeadLetters;
import io.gongkai.console.RefusedException;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the stages failed on: a list, each in full, and sending it again. */
final class DeadLetterPages {
  /** Most letters that are sent again at a time. */
  static final int MOST = 50;

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPages.class);
  private static final String LIST = "/dead-letters";
  private static final Pattern ID =
      Pattern.compile("(?:normalize|validate|sink)/[A-Za-z0-9._-]{3,300}");

  private final Pages pages;
  private final DeadLetters letters;

  DeadLetterPages(Pages pages, DeadLetters letters) {
    this.pages = pages;
    this.letters = letters;
  }

  void list(Context context) {
    boolean all = "all".equals(context.queryParam("state"));
    try {
      DeadLetters.Listed listed = letters.list();
      List<DeadLetters.Letter> shown =
          listed.letters().stream().filter(letter -> all || letter.isOpen()).toList();
      pages.show(
          context,
          pages.page(context, "unreadable"),
          "deadLetters",
          Map.of("letters", shown, "complete", listed.complete(), "all", all, "most", MOST));
    } catch (RefusedException e) {
      pages.refuse(context, e.getMessage(), "/unreadable");
    }
  }

  void show(Context context) {
    String id = Optional.ofNullable(context.queryParam("id")).orElse("");
    requireIds(List.of(id));
    try {
      pages.show(
          context,
          pages.page(context, "unreadable"),
          "deadLetter",
          Map.of("id", id, "text", letters.text(id)));
    } catch (RefusedException e) {
      pages.refuse(context, e.getMessage(), LIST);
    }
  }

  /** What would become of the letters, to be confirmed. */
  void plan(Context context) {
    List<String> ids = context.queryParams("id");
    if (SignIn.user(context).isEmpty()) {
      throw new ForbiddenResponse();
    }
    answer(context, ids, true);
  }

  void redrive(Context context) {
    List<String> ids = context.formParams("id");
    LOG.info("{} sends {} dead letters again", SignIn.user(context), ids.size());
    answer(context, ids, false);
  }

  private void answer(Context context, List<String> ids, boolean dryRun) {
    if (ids.isEmpty()) {
      context.redirect(LIST, HttpStatus.SEE_OTHER);
      return;
    }
    requireIds(ids);
    try {
      List<DeadLetters.Fate> fates = letters.redrive(ids.stream().distinct().toList(), dryRun);
      pages.show(
          context,
          pages.page(context, "unreadable"),
          "redrive",
          Map.of("fates", fates, "dryRun", dryRun));
    } catch (RefusedException e) {
      pages.refuse(context, e.getMessage(), LIST);
    }
  }

  private static void requireIds(List<String> ids) {
    if (ids.size() > MOST || !ids.stream().allMatch(id -> ID.matcher(id).matches())) {
      throw new BadRequestResponse();
    }
  }
}
