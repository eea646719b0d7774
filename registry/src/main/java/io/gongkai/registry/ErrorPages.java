package io.gongkai.registry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;

/**
 * Answers to what never reaches the routes, such as what is no HTTP, in the registry's own words.
 */
final class ErrorPages extends ErrorHandler {
  @Override
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
    fields.put(HttpHeader.CONTENT_TYPE, RegistryRoutes.MEDIA_TYPE);
    return ByteBuffer.wrap(body(status, reason));
  }

  /** Jetty would leave the answer to a PUT or a DELETE without a body. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateAcceptableResponse(
      Request baseRequest,
      HttpServletRequest request,
      HttpServletResponse response,
      int code,
      String message)
      throws IOException {
    response.setContentType(RegistryRoutes.MEDIA_TYPE);
    response.getOutputStream().write(body(code, message));
    baseRequest.setHandled(true);
  }

  private static byte[] body(int status, String reason) {
    String message = reason == null ? "HTTP " + status : reason;
    return RegistryRoutes.problem(status, message).toString().getBytes(StandardCharsets.UTF_8);
  }
}
