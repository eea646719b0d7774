package io.gongkai.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads Kubernetes' manifests and holds them against the schema of the API. */
final class KubernetesManifests {
  /** A check of the API's model classes. */
  private interface Schema {
    void validate(JsonElement manifest) throws IOException;
  }

  private static final Map<String, Schema> SCHEMAS =
      Map.of(
          "v1/ConfigMap", V1ConfigMap::validateJsonElement,
          "v1/Namespace", V1Namespace::validateJsonElement,
          "v1/Secret", V1Secret::validateJsonElement,
          "v1/Service", V1Service::validateJsonElement,
          "apps/v1/Deployment", V1Deployment::validateJsonElement,
          "apps/v1/StatefulSet", V1StatefulSet::validateJsonElement,
          "batch/v1/Job", V1Job::validateJsonElement,
          "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement,
          "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

  private KubernetesManifests() {}

  /** The documents of a YAML text. */
  static List<JsonNode> parse(String yaml) throws IOException {
    ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
    List<JsonNode> documents = new ArrayList<>();
    mapper.readerFor(JsonNode.class).<JsonNode>readValues(yaml).forEachRemaining(documents::add);
    return documents;
  }

  /**
   * Fails when a manifest is not what the API takes: a field that is unknown, missing or of another
   * type.
   *
   * @throws AssertionError with the manifest's name and what is wrong
   */
  static void validate(JsonNode manifest) {
    String kind = manifest.path("apiVersion").asText() + "/" + manifest.path("kind").asText();
    String name = kind + " " + manifest.at("/metadata/name").asText();
    Schema schema = SCHEMAS.get(kind);
    if (schema == null) {
      throw new AssertionError(name + " is of no kind that is known here");
    }
    try {
      schema.validate(JsonParser.parseString(manifest.toString()));
    } catch (IOException | IllegalArgumentException e) {
      throw new AssertionError(name + ": " + e.getMessage(), e);
    }
  }
}
