package io.gongkai.normalize.json;

import com.fasterxml.jackson.core.JsonLocation;
import io.gongkai.model.UnreadableReason;
import io.gongkai.normalize.read.container.UnreadableException;

/** Says what is wrong with a JSON document, and where. */
final class JsonRefusal {
  private JsonRefusal() {}

  /** A refusal that names a place in the document. */
  static UnreadableException at(
      JsonLocation place, UnreadableReason reason, String chinese, String english) {
    int line = place.getLineNr();
    int column = place.getColumnNr();
    return new UnreadableException(
        reason,
        "JSON 第 " + line + " 行第 " + column + " 列：" + chinese,
        "Line " + line + ", column " + column + " of the JSON document: " + english);
  }

  /** A refusal of a document that is JSON, but not of our schema. */
  static UnreadableException notOfSchema(JsonLocation place, String chinese, String english) {
    return at(place, UnreadableReason.NOT_A_REPORT, chinese, english);
  }
}
