package io.gongkai.normalize.topology;

import io.gongkai.normalize.NormalizeResult;
import io.gongkai.normalize.NormalizeResult.Read;
import io.gongkai.normalize.NormalizeResult.Refused;
import java.util.Set;

/**
 * What came of reading a document.
 *
 * @param result the report, or why there is none
 * @param missing what is still to be made of the document
 */
record Reading(NormalizeResult result, Set<Output> missing) {
  boolean isReportToSend() {
    return result instanceof Read && missing.contains(Output.RESULT);
  }

  boolean isReportToTell() {
    return result instanceof Read && missing.contains(Output.NORMALIZED);
  }

  boolean isRefusalToSend() {
    return result instanceof Refused && missing.contains(Output.RESULT);
  }
}
