package io.gongkai.console.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.console.data.ReportFilter;
import io.gongkai.model.UnreadableReason;
import io.gongkai.validate.catalogue.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final Pattern KEY = Pattern.compile("page\\.t\\(\"([^\"]+)\"[,)]");
  private static final Path TEMPLATES =
      Path.of(System.getProperty("gongkai.root"), "console/src/main/jte");

  @Test
  void shouldHaveEveryTextInBothLanguages() {
    Messages zh = Messages.in(Language.ZH);
    Messages en = Messages.in(Language.EN);

    assertThat(zh.keys()).isEqualTo(en.keys()).hasSizeGreaterThan(50);
    for (String key : zh.keys()) {
      assertThat(places(zh.text(key))).as(key).isEqualTo(places(en.text(key)));
      assertThat(zh.text(key)).as(key).isNotBlank();
      assertThat(en.text(key)).as(key).isNotBlank();
    }
  }

  @Test
  void shouldHaveAWordForEveryValue() {
    for (Category category : Category.values()) {
      assertThat(Messages.in(Language.EN).has("category." + category)).isTrue();
    }
    for (ReportFilter.Sort sort : ReportFilter.Sort.values()) {
      assertThat(Messages.in(Language.EN).has("sort." + sort.id())).isTrue();
    }
    for (UnreadableReason reason : UnreadableReason.values()) {
      assertThat(Messages.in(Language.EN).has("reason." + reason)).as("%s", reason).isTrue();
    }
  }

  @Test
  void shouldFillPlacesWithoutLookingAtWhatIsFilledIn() {
    Messages en = Messages.in(Language.EN);

    assertThat(en.text("overview.days.summary", 12_345, "{0}"))
        .isEqualTo("12,345 documents in the last {0} days");
    assertThatThrownBy(() -> en.text("no.such.key")).hasMessageContaining("no.such.key");
  }

  @Test
  void shouldHaveEveryKeyThatATemplateNames() throws IOException {
    Set<String> named = new TreeSet<>();
    for (String template : templates().values()) {
      KEY.matcher(template).results().forEach(found -> named.add(found.group(1)));
    }

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(Messages.in(Language.EN).keys()).containsAll(named);
  }

  /** Words in a template would be there in one language alone. */
  @Test
  void shouldHaveNoTextInATemplate() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    templates().forEach((name, template) -> texts.put(name, text(template)));

    assertThat(texts).hasSizeGreaterThan(3);
    assertThat(texts).allSatisfy((name, text) -> assertThat(text).as(name).isEmpty());
    assertThat(text("<p title=\"${page.t(\"a\")}\">${b}</p>@if(c)<b>Words</b>@endif"))
        .isEqualTo("Words");
  }

  /** No script, no style and no handler stands in a page: the policy would refuse them. */
  @Test
  void shouldHaveNothingInlineInATemplate() throws IOException {
    assertThat(templates())
        .allSatisfy(
            (name, template) ->
                assertThat(template)
                    .as(name)
                    .doesNotContainPattern("(?i)\\s(style|on[a-z]+)=|<style|\\$unsafe|javascript:")
                    .doesNotContainPattern("<script(?! src=)"));
  }

  /** The letters of a template that are neither its language nor markup. */
  private static String text(String template) {
    String left =
        template
            .replaceAll("(?m)^@(import|param) .*$", "")
            .replaceAll("(?m)^!\\{.*}$", "")
            .replaceAll("@`|`", "")
            .replaceAll("(?s)<!DOCTYPE[^>]*>", "");
    left = withoutCalls(left);
    left = left.replaceAll("(?s)<[^>]*>", "").replaceAll("@(else|endif|endfor)", "");
    return left.replaceAll("[^\\p{L}]+", "");
  }

  /** Takes away what stands in brackets behind an at sign or in a place for a value. */
  private static String withoutCalls(String template) {
    StringBuilder left = new StringBuilder();
    int i = 0;
    while (i < template.length()) {
      boolean value = template.startsWith("${", i);
      if (value || template.substring(i).matches("(?s)@(if|elseif|for|template[.\\w]*)\\(.*")) {
        int open = template.indexOf(value ? '{' : '(', i);
        boolean layout = template.startsWith("@template.layout", i);
        i =
            layout
                ? template.indexOf("content =", i) + "content =".length()
                : close(template, open);
      } else {
        left.append(template.charAt(i++));
      }
    }
    return left.toString();
  }

  private static int close(String template, int open) {
    int depth = 0;
    for (int i = open; i < template.length(); i++) {
      char c = template.charAt(i);
      depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    throw new AssertionError("not closed: " + template.substring(open));
  }

  private static Map<String, String> templates() throws IOException {
    Map<String, String> templates = new TreeMap<>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        templates.put(
            file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return templates;
  }

  private static List<String> places(String text) {
    return new ArrayList<>(
        PLACE
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
