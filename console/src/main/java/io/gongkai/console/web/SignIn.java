package io.gongkai.console.web;

import io.gongkai.console.ConsoleConfig;
import io.gongkai.console.account.Sessions;
import io.gongkai.console.marked.Html;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.http.TooManyRequestsResponse;
import io.javalin.http.UnauthorizedResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who sends a request, and whether the form was one of ours.
 *
 * <p>A form is ours when it carries what follows from a secret cookie: that of the session, or
 * before it that of the visit. Another site's page can send the cookies at most, which are for this
 * site's own requests alone, and reads neither.
 */
final class SignIn {
  /** Most characters of a name or password that are looked at. */
  private static final int LONGEST = 200;

  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
  private static final String USER = "user";
  private static final String FORM = "form";
  private static final String ADDRESS = "/sign-in";

  private final Pages pages;
  private final Sessions sessions;
  private final boolean secure;
  private final boolean readersSignIn;
  private final int lifetimeSeconds;
  private final String sessionCookie;
  private final String visitCookie;

  SignIn(Pages pages, Sessions sessions, ConsoleConfig config) {
    this.pages = pages;
    this.sessions = sessions;
    this.secure = config.secureCookies();
    this.readersSignIn = config.access().readers() == ConsoleConfig.Readers.SIGNED_IN;
    this.lifetimeSeconds = Math.toIntExact(config.access().session().toSeconds());
    // The prefix makes browsers refuse such a cookie from a neighbouring host.
    this.sessionCookie = secure ? "__Host-session" : "session";
    this.visitCookie = secure ? "__Host-visit" : "visit";
  }

  /** Finds out who sends a request; refuses what may not be read without that. */
  void identify(Context context) throws SQLException {
    String path = context.path();
    if (path.startsWith("/assets/")) {
      return;
    }
    String token = context.cookie(sessionCookie);
    Optional<String> account = token == null ? Optional.empty() : account(token);
    if (account.isPresent()) {
      context.attribute(USER, account.get());
      context.attribute(FORM, Sessions.formToken(token));
    } else if (readersSignIn && !path.equals(ADDRESS)) {
      turnAway(context);
    }
  }

  /** Where everybody reads, pages are there although nobody can be asked who somebody is. */
  private Optional<String> account(String token) throws SQLException {
    try {
      return sessions.account(token);
    } catch (SQLException e) {
      if (readersSignIn) {
        throw e;
      }
      LOG.warn("Who is signed in cannot be told: {}", e.toString());
      return Optional.empty();
    }
  }

  private static void turnAway(Context context) {
    if (!context.method().name().equals("GET") || context.path().equals("/news")) {
      throw new UnauthorizedResponse();
    }
    context.redirect(
        ADDRESS + "?next=" + Page.encode(Preferences.address(context)), HttpStatus.SEE_OTHER);
    context.skipRemainingHandlers();
  }

  /** Refuses a form that is not ours, and any but that for signing in of who has not signed in. */
  void checkForm(Context context) {
    if (context.method().name().equals("GET") || context.method().name().equals("HEAD")) {
      return;
    }
    String site = context.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin")) {
      throw new ForbiddenResponse();
    }
    boolean signsIn = context.path().equals(ADDRESS);
    String visit = context.cookie(visitCookie);
    String expected = signsIn ? (visit == null ? null : Sessions.formToken(visit)) : form(context);
    String given = context.formParam("csrf");
    if (expected == null || expected.isEmpty() || given == null || !same(expected, given)) {
      throw new ForbiddenResponse();
    }
  }

  /** The form to sign in with. */
  void show(Context context) {
    showForm(context, "", false);
  }

  /** Signs in, and leads on to where the reader came from. */
  void signIn(Context context) throws SQLException {
    String name = field(context, "name");
    String password = field(context, "password");
    Sessions.Attempt attempt = sessions.signIn(name, password, context.ip());
    if (attempt instanceof Sessions.Attempt.SignedIn signedIn) {
      LOG.info("{} signed in to the console", name);
      cookie(context, sessionCookie, signedIn.token(), lifetimeSeconds);
      context.redirect(next(context), HttpStatus.SEE_OTHER);
    } else if (attempt instanceof Sessions.Attempt.Later) {
      throw new TooManyRequestsResponse();
    } else {
      LOG.warn("An attempt to sign in to the console went wrong, from {}", context.ip());
      context.status(HttpStatus.FORBIDDEN);
      showForm(context, name, true);
    }
  }

  /** Ends the session. */
  void signOut(Context context) throws SQLException {
    String token = context.cookie(sessionCookie);
    if (token != null) {
      sessions.signOut(token);
    }
    cookie(context, sessionCookie, "", 0);
    context.redirect("/", HttpStatus.SEE_OTHER);
  }

  /** The name of who sends a request; empty when nobody has signed in. */
  static String user(Context context) {
    return Optional.<String>ofNullable(context.attribute(USER)).orElse("");
  }

  /** What forms of who sends a request must carry; empty when nobody has signed in. */
  static String form(Context context) {
    return Optional.<String>ofNullable(context.attribute(FORM)).orElse("");
  }

  private void showForm(Context context, String name, boolean wrong) {
    String visit = context.cookie(visitCookie);
    if (visit == null || visit.length() > LONGEST) {
      visit = sessions.randomToken();
      // Until the browser is closed.
      cookie(context, visitCookie, visit, -1);
    }
    pages.show(
        context,
        pages.page(context, "sign-in"),
        "signIn",
        Map.of(
            "form",
            Sessions.formToken(visit),
            "name",
            Html.visible(name),
            "next",
            next(context),
            "wrong",
            wrong));
  }

  /** Where to go on: a page of this console and of no other. */
  private static String next(Context context) {
    String next =
        Optional.ofNullable(context.formParam("next"))
            .or(() -> Optional.ofNullable(context.queryParam("next")))
            .orElse("/");
    return next.matches("/(?![/\\\\])[\\x21-\\x7e]{0,2000}") && !next.startsWith(ADDRESS)
        ? next
        : "/";
  }

  private static String field(Context context, String name) {
    String value = Optional.ofNullable(context.formParam(name)).orElse("");
    return value.length() > LONGEST ? "" : value;
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private void cookie(Context context, String name, String value, int seconds) {
    context.cookie(
        new Cookie(name, value, "/", seconds, secure, 0, true, null, null, SameSite.STRICT));
  }
}
