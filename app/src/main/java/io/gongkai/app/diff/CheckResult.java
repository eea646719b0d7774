package io.gongkai.app.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongkai.app.cli.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What check said of one document.
 *
 * @param file the document, as it was named to check
 * @param verdict the verdict; with UNREADABLE its reason behind it
 * @param findings what the rules found, in order
 */
record CheckResult(String file, String verdict, List<FoundFinding> findings) {
  private static final ObjectMapper JSON = new ObjectMapper();

  CheckResult {
    findings = List.copyOf(findings);
  }

  /**
   * Reads the output of {@code check --format json}.
   *
   * @param source path of the JSON Lines
   * @param renames codes that were replaced, with those applied in their place
   * @return the results by file, in the order of the lines
   * @throws CommandFailure when the file cannot be read, or a line is no result of check
   */
  static Map<String, CheckResult> read(String source, Map<String, String> renames) {
    Map<String, CheckResult> results = new LinkedHashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(Path.of(source), StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          CheckResult result = parse(line, source + ", line " + number, renames);
          if (results.putIfAbsent(result.file(), result) != null) {
            throw new CommandFailure(
                source + ", line " + number + ": " + result.file() + " has a result already");
          }
        }
      }
    } catch (IOException e) {
      throw new CommandFailure(source + " cannot be read: " + e.getMessage(), e);
    }
    return results;
  }

  private static CheckResult parse(String line, String place, Map<String, String> renames) {
    try {
      JsonNode result = JSON.readTree(line);
      String verdict = result.required("verdict").asText();
      List<FoundFinding> findings = new ArrayList<>();
      for (JsonNode finding : result.required("findings")) {
        findings.add(FoundFinding.of(finding, renames));
      }
      return new CheckResult(
          result.required("source").required("file").asText(),
          result.has("reason") ? verdict + " " + result.get("reason").asText() : verdict,
          findings);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new CommandFailure(
          place
              + ": this is no result of 'gongkai check --format json': "
              + e.getMessage().lines().findFirst().orElse(""),
          e);
    }
  }
}
