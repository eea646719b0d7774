package io.gongkai.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.DeadLetters;
import io.gongkai.console.Documents;
import io.gongkai.console.Visitor;
import io.gongkai.console.Waivers;
import io.gongkai.schemas.topic.WaiverKey;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperationsIT {
  private static final String REPORT = "/report?key=" + Page.encode("甲县财政局/2024");

  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest();

  @Test
  void shouldWaiveAFindingForTheFiguresOnThePage() throws Exception {
    handIn();
    Visitor visitor = Visitor.signedIn(CONSOLE, "li.hua");
    Element form = visitor.page(REPORT).selectFirst(".waive form");

    HttpResponse<String> answer = visitor.send(form, "reason", " 机构合并 <b> ", "until", "2024-12-31");
    assertThat(answer.statusCode()).isEqualTo(303);
    String back = answer.headers().firstValue("Location").orElseThrow();
    assertThat(visitor.page(back).select("#done").text()).contains("The waiver is given");
    assertThat(CONSOLE.pipeline().given())
        .containsExactly(
            new Waivers.Justification(
                WaiverKey.parse(form.select("input[name=waiver]").attr("value")),
                form.select("input[name=fingerprint]").attr("value"),
                "机构合并 <b>",
                "li.hua",
                LocalDate.of(2024, 12, 31)));
    assertThat(CONSOLE.pipeline().given().get(0).key().reportKey()).isEqualTo("甲县财政局/2024");
  }

  @Test
  void shouldSayWhyWhenAWaiverIsNotTaken() throws Exception {
    handIn();
    Visitor visitor = Visitor.signedIn(CONSOLE, "li.hua");
    Element form = visitor.page(REPORT).selectFirst(".waive form");

    assertThat(visitor.send(form, "reason", " ").statusCode()).isEqualTo(400);
    assertThat(visitor.send(form, "reason", "x", "until", "soon").statusCode()).isEqualTo(400);
    CONSOLE.pipeline().refuse("the broker <b>away</b>");
    HttpResponse<String> refused = visitor.send(form, "reason", "x");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("the broker &lt;b&gt;away&lt;/b&gt;");
    assertThat(CONSOLE.pipeline().given()).isEmpty();
  }

  @Test
  void shouldShowWaiversAndTakeThemBack() throws Exception {
    handIn();
    CONSOLE
        .rows()
        .execute(
            "INSERT INTO waiver_record VALUES ('甲县财政局/2024/T3-TOTAL', false, '甲县财政局/2024',"
                + " 'T3-TOTAL', NULL, NULL, '<script>1</script>', '王某', now(), NULL, 'f', 0, 1)");
    assertThat(CONSOLE.page(REPORT).select("#waivers form, .waive")).as("for readers").isEmpty();
    Visitor visitor = Visitor.signedIn(CONSOLE, "li.hua");
    Element waivers = visitor.page(REPORT).selectFirst("#waivers");
    assertThat(waivers.text()).contains("王某: <script>1</script>");

    assertThat(visitor.send(waivers.selectFirst("form")).statusCode()).isEqualTo(303);
    assertThat(CONSOLE.pipeline().revoked()).hasToString("[甲县财政局/2024/T3-TOTAL]");
  }

  @Test
  void shouldSendDeadLettersAgainOnceThatWasConfirmed() throws Exception {
    CONSOLE.pipeline().failsOn(letter("normalize/0-17", "open"));
    CONSOLE.pipeline().failsOn(letter("sink/reports.clean-0-3", "open"));
    CONSOLE.pipeline().failsOn(letter("validate/1-4", "redriven"));
    Visitor visitor = Visitor.signedIn(CONSOLE, "li.hua");

    Document list = visitor.page("/dead-letters");
    assertThat(list.select("#letters input").eachAttr("value"))
        .containsExactly("normalize/0-17", "sink/reports.clean-0-3");
    assertThat(visitor.page("/dead-letters?state=all").select("#letters tbody tr")).hasSize(3);
    Document plan =
        visitor.page("/dead-letters/redrive?id=normalize%2F0-17&id=sink%2Freports.clean-0-3");
    assertThat(plan.select("#counts").attr("data-sent")).isEqualTo("1");
    assertThat(plan.select("tr[data-outcome=REFUSED]").text()).contains("<b>no such topic</b>");
    assertThat(CONSOLE.pipeline().redriven()).as("not confirmed yet").isEmpty();

    HttpResponse<String> done = visitor.send(plan.selectFirst("#confirm"));
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(CONSOLE.pipeline().redriven()).containsExactly(List.of("normalize/0-17"));
  }

  @Test
  void shouldShowDeadLettersToReadersAndNoMore() throws Exception {
    CONSOLE.pipeline().failsOn(letter("normalize/0-17", "open"));

    Document list = CONSOLE.page("/dead-letters");
    assertThat(list.select("#letters tbody td").first().text()).isEqualTo("<script>1</script>");
    assertThat(list.select("#letters input, button")).isEmpty();
    assertThat(CONSOLE.page("/dead-letters/show?id=normalize%2F0-17").select("#letter").text())
        .isEqualTo("<script>1</script>");
    assertThat(CONSOLE.get("/dead-letters/redrive?id=normalize%2F0-17").statusCode())
        .isEqualTo(403);
    assertThat(CONSOLE.get("/dead-letters/show?id=%3Cb%3E").statusCode()).isEqualTo(400);
    CONSOLE.pipeline().refuse("the broker is away");
    assertThat(CONSOLE.get("/dead-letters").statusCode()).isEqualTo(409);
  }

  private static DeadLetters.Letter letter(String id, String state) {
    return new DeadLetters.Letter(
        id, state, ConsoleUnderTest.NOW, "<script>1</script>", "reports.raw-0@7", 12, 0);
  }

  private static void handIn() throws Exception {
    CONSOLE
        .documents()
        .handIn("甲县财政局", "07.txt", Documents.sample("07", "甲县财政局"), ConsoleUnderTest.NOW);
  }
}
