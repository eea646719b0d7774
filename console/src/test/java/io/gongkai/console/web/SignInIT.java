package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.ConsoleConfig;
import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInIT {
  @RegisterExtension
  private static final ConsoleUnderTest CONSOLE =
      new ConsoleUnderTest(ConsoleConfig.Readers.SIGNED_IN);

  @Test
  void shouldShowNothingToWhoHasNotSignedInWhenPagesAreClosed() throws Exception {
    for (String address :
        List.of(
            "/", "/flagged", "/flagged.csv", "/rules", "/data", "/dead-letters", "/unreadable")) {
      HttpResponse<String> answer = CONSOLE.get(address);
      assertThat(answer.statusCode()).as(address).isEqualTo(303);
      assertThat(answer.headers().firstValue("Location"))
          .contains("/sign-in?next=" + Page.encode(address));
      assertThat(answer.body()).doesNotContain("<html");
    }
    assertThat(CONSOLE.get("/news").statusCode()).isEqualTo(401);
    assertThat(CONSOLE.get("/sign-in").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldLeadBackToThePageAndOutAgain() throws Exception {
    Visitor visitor = Visitor.signedIn(CONSOLE, "li.hua");

    assertThat(visitor.page("/flagged").select("#user").text()).isEqualTo("li.hua");
    assertThat(visitor.cookies().getCookieStore().getCookies())
        .filteredOn(cookie -> cookie.getName().equals("session"))
        .singleElement()
        .satisfies(
            cookie -> {
              assertThat(cookie.isHttpOnly()).isTrue();
              assertThat(cookie.getMaxAge()).isBetween(11L * 3_600, 12L * 3_600);
            });
    HttpResponse<String> out = visitor.send(visitor.page("/").selectFirst("#account"));
    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(out.headers().firstValue("Set-Cookie").orElse(""))
        .contains("session=;")
        .contains("SameSite=Strict");
    assertThat(visitor.get("/flagged").statusCode()).isEqualTo(303);
  }

  @Test
  void shouldLeadToNoOtherSite() throws Exception {
    Visitor visitor = Visitor.signedIn(CONSOLE, "li.hua");
    for (String next :
        List.of("//evil.example", "/\\evil.example", "https://evil.example", "/a\nb", "evil")) {
      var form = visitor.page("/sign-in?next=" + Page.encode(next)).selectFirst("#sign-in-form");
      assertThat(form.select("input[name=next]").attr("value")).as(next).isEqualTo("/");
    }
    var form = visitor.page("/sign-in?next=%2Fflagged%3Fyear%3D2024").selectFirst("#sign-in-form");
    HttpResponse<String> in = visitor.send(form, "name", "li.hua", "password", Visitor.PASSWORD);
    assertThat(in.headers().firstValue("Location")).contains("/flagged?year=2024");
  }

  @Test
  void shouldSlowDownWhoeverGuesses() throws Exception {
    Visitor visitor = Visitor.signedIn(CONSOLE, "li.hua");
    int status = 0;
    int attempts = 0;
    while (status != 429) {
      HttpResponse<String> answer = visitor.signIn("<b>nobody", "guess " + attempts);
      status = answer.statusCode();
      if (status == 403) {
        assertThat(answer.body()).contains("id=\"wrong\"").doesNotContain("<b>nobody");
      }
      assertThat(++attempts).isLessThan(10);
    }
    assertThat(attempts).isEqualTo(6);
    assertThat(visitor.signIn("li.hua", Visitor.PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void shouldTakeNoFormThatIsNotItsOwn() throws Exception {
    Visitor visitor = Visitor.signedIn(CONSOLE, "li.hua");
    String csrf = visitor.page("/").select("#account input[name=csrf]").attr("value");
    String foreign =
        Visitor.signedIn(CONSOLE, "wang")
            .page("/")
            .select("#account input[name=csrf]")
            .attr("value");

    for (String address :
        List.of("/sign-in", "/sign-out", "/waivers", "/waivers/revoke", "/dead-letters/redrive")) {
      assertThat(visitor.post(address, "").statusCode()).as(address).isEqualTo(403);
      assertThat(visitor.post(address, "csrf=").statusCode()).as(address).isEqualTo(403);
      assertThat(visitor.post(address, "csrf=" + foreign).statusCode()).as(address).isEqualTo(403);
      assertThat(visitor.post(address, "csrf=" + csrf, "Sec-Fetch-Site", "cross-site").statusCode())
          .as(address)
          .isEqualTo(403);
      assertThat(new Visitor(CONSOLE).post(address, "csrf=" + csrf).statusCode())
          .as(address)
          .isIn(401, 403);
    }
    assertThat(visitor.get("/").statusCode()).as("still signed in").isEqualTo(200);
  }
}
