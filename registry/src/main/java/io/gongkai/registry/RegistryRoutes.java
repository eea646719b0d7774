package io.gongkai.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongkai.registry.LogFormat.VersionStored;
import io.gongkai.registry.RegistryService.Visible;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Confluent's REST API over the registry's service. */
final class RegistryRoutes {
  static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

  /** What Confluent's registry takes a body as. */
  private static final Set<String> BODY_TYPES =
      Set.of(
          MEDIA_TYPE,
          "application/vnd.schemaregistry+json",
          "application/json",
          "application/octet-stream");

  private static final Pattern NOT_ENCODED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Logger LOG = LoggerFactory.getLogger(RegistryRoutes.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryService service;

  RegistryRoutes(RegistryService service) {
    this.service = service;
  }

  void addTo(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/", this::root);
    routes.get("/schemas/types", this::types);
    routes.get("/schemas/ids/{id}", this::schemaById);
    routes.get("/schemas/ids/{id}/schema", this::schemaTextById);
    routes.get("/schemas/ids/{id}/subjects", this::subjectsOfSchema);
    routes.get("/schemas/ids/{id}/versions", this::versionsOfSchema);
    routes.get("/subjects", this::subjects);
    routes.post("/subjects/{subject}", this::lookUp);
    routes.delete("/subjects/{subject}", this::deleteSubject);
    routes.get("/subjects/{subject}/versions", this::versions);
    routes.post("/subjects/{subject}/versions", this::register);
    routes.get("/subjects/{subject}/versions/{version}", this::version);
    routes.get("/subjects/{subject}/versions/{version}/schema", this::versionText);
    routes.get("/subjects/{subject}/versions/{version}/referencedby", this::referrers);
    routes.delete("/subjects/{subject}/versions/{version}", this::deleteVersion);
    routes.post("/compatibility/subjects/{subject}/versions", this::compatibleWithAll);
    routes.post("/compatibility/subjects/{subject}/versions/{version}", this::compatibleWithOne);
    routes.get("/config", this::globalLevel);
    routes.put("/config", this::setGlobalLevel);
    routes.delete("/config", this::clearGlobalLevel);
    routes.get("/config/{subject}", this::subjectLevel);
    routes.put("/config/{subject}", this::setSubjectLevel);
    routes.delete("/config/{subject}", this::clearSubjectLevel);
    new ModeRoutes().addTo(routes);
    routes.before(RegistryRoutes::checkEncoding);
    routes.exception(RegistryException.class, RegistryRoutes::refuse);
    // What Jetty finds wrong while a body is read.
    routes.exception(
        BadMessageException.class,
        (e, context) -> error(context, e.getCode(), e.getCode(), String.valueOf(e.getReason())));
    routes.exception(
        HttpResponseException.class,
        (e, context) -> error(context, e.getStatus(), e.getStatus(), e.getMessage()));
    routes.exception(Exception.class, RegistryRoutes::fail);
  }

  /** A path that is not percent-encoded fails the framework, which would be our failure. */
  private static void checkEncoding(Context context) {
    if (NOT_ENCODED.matcher(context.req().getRequestURI()).find()) {
      throw RegistryException.badRequest("The path is not percent-encoded");
    }
  }

  private void root(Context context) {
    answer(context, JSON.createObjectNode());
  }

  private void types(Context context) {
    answer(context, JSON.createArrayNode().add("AVRO"));
  }

  private void schemaById(Context context) {
    answer(
        context,
        JSON.createObjectNode().put("schema", service.versionsWith(id(context)).get(0).schema()));
  }

  private void schemaTextById(Context context) {
    text(context, service.versionsWith(id(context)).get(0).schema());
  }

  private void subjectsOfSchema(Context context) {
    ArrayNode names = JSON.createArrayNode();
    visibleWith(context).stream().map(VersionStored::subject).distinct().forEach(names::add);
    answer(context, names);
  }

  private void versionsOfSchema(Context context) {
    ArrayNode versions = JSON.createArrayNode();
    for (VersionStored version : visibleWith(context)) {
      versions.addObject().put("subject", version.subject()).put("version", version.version());
    }
    answer(context, versions);
  }

  private List<VersionStored> visibleWith(Context context) {
    Visible visible = visible(context);
    return service.versionsWith(id(context)).stream().filter(visible::shows).toList();
  }

  private void subjects(Context context) {
    String prefix = context.queryParam("subjectPrefix");
    ArrayNode names = JSON.createArrayNode();
    service.subjects(visible(context)).stream()
        .filter(name -> prefix == null || name.startsWith(prefix))
        .forEach(names::add);
    answer(context, names);
  }

  private void lookUp(Context context) {
    answer(context, json(service.lookUp(subject(context), schema(context), visible(context))));
  }

  private void deleteSubject(Context context) {
    ArrayNode versions = JSON.createArrayNode();
    service.deleteSubject(subject(context), flag(context, "permanent")).forEach(versions::add);
    answer(context, versions);
  }

  private void versions(Context context) {
    ArrayNode numbers = JSON.createArrayNode();
    service.versions(subject(context), visible(context)).stream()
        .map(VersionStored::version)
        .forEach(numbers::add);
    answer(context, numbers);
  }

  private void register(Context context) {
    int id = service.register(subject(context), schema(context));
    answer(context, JSON.createObjectNode().put("id", id));
  }

  private void version(Context context) {
    answer(context, json(service.version(subject(context), number(context), visible(context))));
  }

  private void versionText(Context context) {
    text(context, service.version(subject(context), number(context), visible(context)).schema());
  }

  /** Nothing refers to a version, as this registry keeps no schemas with references. */
  private void referrers(Context context) {
    service.version(subject(context), number(context), Visible.ALL);
    answer(context, JSON.createArrayNode());
  }

  private void deleteVersion(Context context) {
    int version =
        service.deleteVersion(subject(context), number(context), flag(context, "permanent"));
    answer(context, JSON.getNodeFactory().numberNode(version));
  }

  private void compatibleWithAll(Context context) {
    compatible(context, service.incompatibilities(subject(context), schema(context)));
  }

  private void compatibleWithOne(Context context) {
    compatible(
        context, service.incompatibilities(subject(context), number(context), schema(context)));
  }

  private static void compatible(Context context, List<String> against) {
    ObjectNode result = JSON.createObjectNode().put("is_compatible", against.isEmpty());
    if (flag(context, "verbose")) {
      against.forEach(result.putArray("messages")::add);
    }
    answer(context, result);
  }

  private void globalLevel(Context context) {
    level(context, service.globalLevel());
  }

  private void subjectLevel(Context context) {
    level(context, service.level(subject(context), flag(context, "defaultToGlobal")));
  }

  private void setGlobalLevel(Context context) {
    CompatibilityLevel level = requestedLevel(context);
    service.setGlobalLevel(level);
    answer(context, JSON.createObjectNode().put("compatibility", level.name()));
  }

  private void setSubjectLevel(Context context) {
    CompatibilityLevel level = requestedLevel(context);
    service.setSubjectLevel(subject(context), level);
    answer(context, JSON.createObjectNode().put("compatibility", level.name()));
  }

  private void clearGlobalLevel(Context context) {
    level(context, service.clearGlobalLevel());
  }

  private void clearSubjectLevel(Context context) {
    level(context, service.clearSubjectLevel(subject(context)));
  }

  private static void level(Context context, CompatibilityLevel level) {
    answer(context, JSON.createObjectNode().put("compatibilityLevel", level.name()));
  }

  private static CompatibilityLevel requestedLevel(Context context) {
    return CompatibilityLevel.named(body(context).path("compatibility").asText(""))
        .orElseThrow(RegistryException::invalidLevel);
  }

  private static String schema(Context context) {
    JsonNode body = body(context);
    String type = body.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw RegistryException.invalidSchema(
          "Invalid schema type " + type + ": this registry keeps Avro schemas only");
    }
    if (!body.path("references").isEmpty()) {
      throw RegistryException.invalidSchema(
          "Invalid schema: this registry does not support schema references; send one schema that"
              + " defines all its types");
    }
    String schema = body.path("schema").asText("");
    if (schema.isBlank()) {
      throw RegistryException.invalidSchema("Empty schema");
    }
    return schema;
  }

  static JsonNode body(Context context) {
    checkType(context);
    try {
      JsonNode body =
          JSON.readTree(RequestBody.read(context.req().getInputStream(), System::nanoTime));
      if (body != null && body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      throw RegistryException.badRequest("The request is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw RegistryException.badRequest("The request cannot be read: " + e.getMessage());
    }
    throw RegistryException.badRequest("The request is not a JSON object");
  }

  private static void checkType(Context context) {
    String header = context.contentType();
    if (header != null) {
      String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (!BODY_TYPES.contains(type)) {
        throw RegistryException.unsupportedMediaType(type);
      }
    }
  }

  private static String subject(Context context) {
    return context.pathParam("subject");
  }

  private static VersionNumber number(Context context) {
    return VersionNumber.of(context.pathParam("version"));
  }

  private static int id(Context context) {
    String id = context.pathParam("id");
    try {
      return Integer.parseInt(id);
    } catch (NumberFormatException e) {
      // As Confluent's: a path whose id is no number is a path that is not there.
      throw new NotFoundResponse("HTTP 404 Not Found");
    }
  }

  private static Visible visible(Context context) {
    if (flag(context, "deletedOnly")) {
      return Visible.DELETED;
    }
    return flag(context, "deleted") ? Visible.ALL : Visible.LIVE;
  }

  private static boolean flag(Context context, String name) {
    return Boolean.parseBoolean(context.queryParam(name));
  }

  private static ObjectNode json(VersionStored version) {
    return JSON.createObjectNode()
        .put("subject", version.subject())
        .put("version", version.version())
        .put("id", version.id())
        .put("schema", version.schema());
  }

  static void answer(Context context, JsonNode json) {
    text(context, json.toString());
  }

  private static void text(Context context, String text) {
    // As bytes: Javalin encodes text in the platform's charset.
    context.contentType(MEDIA_TYPE).result(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuse(RegistryException e, Context context) {
    if (e.status() >= 500) {
      LOG.error("{} {} failed", context.method(), context.path(), e);
    }
    error(context, e.status(), e.code(), e.getMessage());
  }

  private static void fail(Exception e, Context context) {
    LOG.error("{} {} failed", context.method(), context.path(), e);
    error(context, 500, 500, "Internal Server Error");
  }

  static void error(Context context, int status, int code, String message) {
    context.status(status);
    answer(context, problem(code, message));
  }

  /** Confluent's shape of an error. */
  static ObjectNode problem(int code, String message) {
    return JSON.createObjectNode().put("error_code", code).put("message", message);
  }
}
