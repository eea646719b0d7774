package io.gongkai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.conformance.Conversation.Comparable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls and error codes of our registry side by side with Apicurio's. */
@ExtendWith({Apicurio.Started.class, EmbeddedRegistry.Started.class})
class ApicurioRequestsIT {

  /** What both registries answered. */
  private record Answers(Comparable ours, Comparable theirs) {
    boolean equal() {
      return ours.text().equals(theirs.text());
    }
  }

  @Test
  void shouldAnswerAsApicurioDoesWhereNoReasonIsGiven(EmbeddedRegistry registry, Apicurio apicurio)
      throws IOException, InterruptedException {
    Conversation ours = new Conversation(registry.uri());
    Conversation theirs = new Conversation(apicurio.uri());
    Map<String, Answers> answers = new LinkedHashMap<>();
    for (Request request : Requests.all()) {
      Answers both = new Answers(ours.ask(request), theirs.ask(request));
      assertThat(answers.put(request.name(), both)).as(request.name()).isNull();
    }
    Map<String, String> different = new LinkedHashMap<>();
    answers.forEach(
        (name, both) -> {
          if (!both.equal()) {
            different.put(name, both.ours().text() + " / " + both.theirs().text());
          }
        });
    assertThat(different)
        .as("the differences are those that have a reason in ApicurioDifference")
        .containsOnlyKeys(
            ApicurioDifference.all().stream()
                .flatMap(difference -> difference.requests().stream())
                .toList());
    ConformancePage.assertSection("requests", page(answers));
  }

  private static String page(Map<String, Answers> answers) {
    StringBuilder page = new StringBuilder();
    long equal = answers.values().stream().filter(Answers::equal).count();
    page.append(
        "%d requests: %d answered alike by ours and Apicurio %s, %d otherwise. Ours answers in %s, Apicurio in %s.%n"
            .formatted(
                answers.size(),
                equal,
                ApicurioArchive.VERSION,
                answers.size() - equal,
                types(answers.values().stream().map(Answers::ours).toList()),
                types(answers.values().stream().map(Answers::theirs).toList())));
    for (ApicurioDifference difference : ApicurioDifference.all()) {
      page.append("\n**").append(difference.why()).append("**\n\n");
      page.append("| request | ours | Apicurio |\n| --- | --- | --- |\n");
      for (String name : difference.requests()) {
        Answers both = answers.get(name);
        page.append(
            "| %s | `%s` | `%s` |%n".formatted(name, both.ours().text(), both.theirs().text()));
      }
    }
    return page.toString();
  }

  private static String types(List<Comparable> answers) {
    return answers.stream()
        .map(Comparable::type)
        .distinct()
        .sorted()
        .map(type -> "`" + type + "`")
        .collect(Collectors.joining(", "));
  }
}
