package io.gongkai.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Locale;
import java.util.Set;

/**
 * Confluent's REST API for modes, as its registry answers when modes are not to be changed: there
 * is one mode, {@code READWRITE}.
 */
final class ModeRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> MODES =
      Set.of("READWRITE", "READONLY", "READONLY_OVERRIDE", "IMPORT");

  void addTo(JavalinDefaultRoutingApi<?> routes) {
    routes.get("/mode", ModeRoutes::mode);
    routes.put("/mode", ModeRoutes::refuseChange);
    routes.get("/mode/{subject}", ModeRoutes::modeOfSubject);
    routes.put("/mode/{subject}", ModeRoutes::refuseChange);
    routes.delete("/mode/{subject}", ModeRoutes::clear);
  }

  private static void mode(Context context) {
    RegistryRoutes.answer(context, JSON.createObjectNode().put("mode", "READWRITE"));
  }

  private static void modeOfSubject(Context context) {
    if (!Boolean.parseBoolean(context.queryParam("defaultToGlobal"))) {
      throw RegistryException.modeNotConfigured(context.pathParam("subject"));
    }
    mode(context);
  }

  private static void refuseChange(Context context) {
    String mode = RegistryRoutes.body(context).path("mode").asText("");
    throw MODES.contains(mode.toUpperCase(Locale.ROOT))
        ? RegistryException.modeFixed()
        : RegistryException.invalidMode();
  }

  private static void clear(Context context) {
    throw RegistryException.subjectNotFound(context.pathParam("subject"));
  }
}
