package io.gongkai.console;

import io.gongkai.console.account.Accounts;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser of their own, who keeps cookies and sends forms. */
public final class Visitor {
  /** A password that is long enough. */
  public static final String PASSWORD = "correct horse battery";

  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final ConsoleUnderTest console;

  /** Somebody who has not signed in. */
  public Visitor(ConsoleUnderTest console) {
    this.console = console;
  }

  /** Somebody who has an account and has signed in with it. */
  public static Visitor signedIn(ConsoleUnderTest console, String name)
      throws IOException, InterruptedException, SQLException {
    try (Accounts accounts = Accounts.in(console.database())) {
      accounts.add(name, PASSWORD, ConsoleUnderTest.NOW);
    }
    Visitor visitor = new Visitor(console);
    HttpResponse<String> answer = visitor.signIn(name, PASSWORD);
    if (answer.statusCode() != 303) {
      throw new AssertionError("the sign-in gives " + answer.statusCode() + answer.body());
    }
    return visitor;
  }

  /** What is there under an address. */
  public HttpResponse<String> get(String address) throws IOException, InterruptedException {
    return send(request(address).GET());
  }

  /** A page. */
  public Document page(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(address);
    if (answer.statusCode() != 200) {
      throw new AssertionError(address + " gives " + answer.statusCode() + " " + answer.body());
    }
    return Jsoup.parse(answer.body(), console.uri().toString());
  }

  /** Fills the form for signing in. */
  public HttpResponse<String> signIn(String name, String password)
      throws IOException, InterruptedException {
    Element form = page("/sign-in").selectFirst("#sign-in-form");
    return send(form, "name", name, "password", password);
  }

  /** Sends a form as it stands on a page, with some fields filled in. */
  public HttpResponse<String> send(Element form, String... fields)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    for (Element hidden : form.select("input[type=hidden]")) {
      field(body, hidden.attr("name"), hidden.attr("value"));
    }
    for (int i = 0; i < fields.length; i += 2) {
      field(body, fields[i], fields[i + 1]);
    }
    return post(form.attr("action"), body.toString());
  }

  /** Sends a body as a form does. */
  public HttpResponse<String> post(String address, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(address).header("Content-Type", "application/x-www-form-urlencoded");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The cookies as the browser keeps them. */
  public CookieManager cookies() {
    return cookies;
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(console.uri() + address))
        .header("Accept-Language", "en")
        .timeout(Duration.ofSeconds(60));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static void field(StringBuilder body, String name, String value) {
    body.append(body.isEmpty() ? "" : "&")
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
