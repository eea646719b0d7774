package io.gongkai.console.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.gongkai.console.data.FigurePoller;
import io.gongkai.console.data.Figures;
import io.gongkai.console.marked.Html;
import io.gongkai.console.text.Messages;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Makes pages of templates. */
final class Pages {
  private static final String PACKAGE = "io.gongkai.console.pages";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);
  private final Assets assets;
  private final Preferences preferences;
  private FigurePoller poller;

  Pages(Assets assets, Preferences preferences) {
    this.assets = assets;
    this.preferences = preferences;
  }

  /** What a page has around it, in the language and theme that its reader wants. */
  Page page(Context context, String section) {
    return new Page(
        Messages.in(preferences.language(context)),
        preferences.theme(context),
        section,
        Preferences.address(context),
        SignIn.user(context),
        SignIn.form(context),
        assets,
        version());
  }

  /** The figures are looked at by one for all; set before the server starts. */
  void figuresFrom(FigurePoller from) {
    poller = from;
  }

  /** The figures of the whole pipeline; null as long as none could be read. */
  Figures figures() {
    return poller.figures().orElse(null);
  }

  /** Since when the database gives no figures; null while it does. */
  Instant failing() {
    return poller.failingSince().orElse(null);
  }

  private long version() {
    return poller.figures().map(Figures::version).orElse(0L);
  }

  /** Answers that something was not done. */
  void refuse(Context context, String message, String back) {
    context.status(HttpStatus.CONFLICT);
    show(
        context,
        page(context, "refused"),
        "refused",
        Map.of("message", Html.visible(message), "back", back));
  }

  /** Answers with a page. */
  void show(Context context, Page page, String template, Map<String, Object> parameters) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("page", page);
    StringOutput output = new StringOutput();
    engine.render(template + ".jte", all, output);
    context.header("Content-Language", page.language().tag());
    context.html(output.toString());
  }
}
