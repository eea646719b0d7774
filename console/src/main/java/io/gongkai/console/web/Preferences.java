package io.gongkai.console.web;

import io.gongkai.console.text.Language;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Language and theme: asked for in the address, kept in cookies. */
final class Preferences {
  private static final String LANGUAGE = "lang";
  private static final String THEME = "theme";
  private static final Set<String> THEMES = Set.of("auto", "light", "dark");
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

  private final boolean secure;

  Preferences(boolean secure) {
    this.secure = secure;
  }

  /** Keeps what the address asks for, and leads on to the address without it. */
  void keep(Context context) {
    Optional<Language> language = Language.ofCode(context.queryParam(LANGUAGE));
    String theme = context.queryParam(THEME);
    boolean themed = theme != null && THEMES.contains(theme);
    if (!context.method().name().equals("GET") || (language.isEmpty() && !themed)) {
      return;
    }
    language.ifPresent(chosen -> cookie(context, LANGUAGE, chosen.code()));
    if (themed) {
      cookie(context, THEME, theme);
    }
    context.redirect(address(context), HttpStatus.SEE_OTHER);
    context.skipRemainingHandlers();
  }

  Language language(Context context) {
    return Language.ofCode(context.cookie(LANGUAGE))
        .orElseGet(() -> Language.accepted(context.header("Accept-Language")));
  }

  String theme(Context context) {
    String theme = context.cookie(THEME);
    return theme != null && THEMES.contains(theme) ? theme : "auto";
  }

  /** Path and query of a request, without what is asked for here. */
  static String address(Context context) {
    List<String> parameters = new ArrayList<>();
    for (Map.Entry<String, List<String>> parameter : context.queryParamMap().entrySet()) {
      String name = parameter.getKey();
      if (!name.equals(LANGUAGE) && !name.equals(THEME)) {
        parameter
            .getValue()
            .forEach(value -> parameters.add(Page.encode(name) + "=" + Page.encode(value)));
      }
    }
    // A path that begins with two slashes would lead to another server.
    String path = context.path().replaceAll("^/+", "/");
    return parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
  }

  private void cookie(Context context, String name, String value) {
    context.cookie(
        new Cookie(name, value, "/", YEAR_SECONDS, secure, 0, true, null, null, SameSite.LAX));
  }
}
