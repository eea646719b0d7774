package io.gongkai.normalize.read.html;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What an element's own style says of how its words are shown. Style sheets are not followed. */
final class Style {
  private static final Set<String> RAISED_TAGS = Set.of("sup", "sub");
  private static final Set<String> STRUCK_TAGS = Set.of("s", "strike", "del");
  private static final Set<String> RAISED = Set.of("super", "sub", "text-top", "text-bottom");

  private static final Pattern NO_SIZE = Pattern.compile("0+(\\.0+)?[a-z%]*");
  private static final Pattern NO_OPACITY = Pattern.compile("0+(\\.0+)?%?");

  private final String tag;
  private final Map<String, String> declarations;

  private Style(String tag, Map<String, String> declarations) {
    this.tag = tag;
    this.declarations = declarations;
  }

  /** The style of an element. */
  static Style of(Element element) {
    String style = element.attributesSize() == 0 ? "" : element.attr("style");
    return of(element.normalName(), style);
  }

  /**
   * The style of an element.
   *
   * @param tag its name in small letters
   * @param style the attribute that says how it is shown; empty for none
   */
  static Style of(String tag, String style) {
    return new Style(tag, style.isEmpty() ? Map.of() : declarations(style));
  }

  private static Map<String, String> declarations(String style) {
    Map<String, String> declarations = new HashMap<>();
    for (String declaration : style.toLowerCase(Locale.ROOT).split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String value = declaration.substring(colon + 1).replace("!important", "");
        declarations.put(declaration.substring(0, colon).strip(), value.strip());
      }
    }
    return declarations;
  }

  /** Whether nothing of the element is shown. */
  boolean hides() {
    // Most elements have no style of their own.
    return !declarations.isEmpty()
        && (is("display", "none")
            || is("visibility", "hidden")
            || is("visibility", "collapse")
            || is("mso-hide", "all")
            || NO_SIZE.matcher(value("font-size")).matches()
            || NO_OPACITY.matcher(value("opacity")).matches());
  }

  /** Whether the words stand above or below the others, as marks of footnotes do. */
  boolean raises() {
    return RAISED_TAGS.contains(tag) || RAISED.contains(value("vertical-align"));
  }

  /** Whether the words are struck out. */
  boolean strikes() {
    return STRUCK_TAGS.contains(tag)
        || value("text-decoration").contains("line-through")
        || value("text-decoration-line").contains("line-through");
  }

  /** Whether the words are shown in another order than they are written in. */
  boolean reorders() {
    return tag.equals("bdo") || value("unicode-bidi").endsWith("override");
  }

  /** The tag of a table that the element is shown like; empty when there is none. */
  String tableTag() {
    return switch (value("display")) {
      case "table", "inline-table" -> "table";
      case "table-row-group" -> "tbody";
      case "table-header-group" -> "thead";
      case "table-footer-group" -> "tfoot";
      case "table-row" -> "tr";
      case "table-cell" -> "td";
      default -> "";
    };
  }

  private boolean is(String property, String value) {
    return value.equals(declarations.get(property));
  }

  private String value(String property) {
    return declarations.getOrDefault(property, "");
  }
}
