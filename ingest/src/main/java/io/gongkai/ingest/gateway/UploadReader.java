package io.gongkai.ingest.gateway;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.File;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.MultiPartFormInputStream;
import org.eclipse.jetty.server.MultiPartFormInputStream.MultiPart;

/** Reads the document out of a request: the body itself, or the one part of a multipart body. */
final class UploadReader {
  /** Name of the part that holds the document. */
  static final String PART = "document";

  private static final String FORM_DATA = "multipart/form-data";
  private static final int MAX_PARTS = 4;

  /** What curl sends unless told otherwise: it says nothing of the document. */
  private static final Set<String> SAY_NOTHING =
      Set.of("application/x-www-form-urlencoded", "application/octet-stream");

  private static final int MAX_TYPE_LENGTH = 200;

  private final GatewayLimits limits;
  private final LongSupplier nanoTime;

  UploadReader(GatewayLimits limits, LongSupplier nanoTime) {
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /**
   * Most bytes that the body of a request may have.
   *
   * @throws ProblemException when the body is wrapped in something that is not understood, or the
   *     client says that it is larger
   */
  long maxBody(HttpServletRequest request) {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
      throw new ProblemException(
          Problem.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding " + encoding + " is not understood");
    }
    String type = type(request);
    if (type.startsWith("multipart/") && !isForm(type)) {
      throw new ProblemException(
          Problem.UNSUPPORTED_MEDIA_TYPE, type + " is not understood; use " + FORM_DATA);
    }
    long most = limits.maxDocumentBytes();
    if (isForm(type)) {
      most += GatewayLimits.MULTIPART_OVERHEAD_BYTES;
    }
    if (request.getContentLengthLong() > most) {
      throw BoundedBody.tooLarge(limits.maxDocumentBytes());
    }
    return most;
  }

  /** Bytes of memory that reading the document takes at most, while a copy of it is made. */
  static long memory(HttpServletRequest request, long maxBody) {
    long length = request.getContentLengthLong();
    if (length < 0) {
      return 2 * maxBody;
    }
    return isForm(type(request)) ? 2 * length : length;
  }

  /**
   * Reads the document.
   *
   * @param maxBody most bytes of the body
   * @throws ProblemException when it is too large, too slow, cut off, or not where it should be
   */
  Upload read(HttpServletRequest request, long maxBody) throws IOException {
    BoundedBody body =
        new BoundedBody(request.getInputStream(), maxBody, limits.requestTimeout(), nanoTime);
    Upload upload = isForm(type(request)) ? part(request, body) : whole(request, body);
    if (upload.bytes().length == 0) {
      throw ProblemException.malformed("the document has no bytes");
    }
    if (upload.bytes().length > limits.maxDocumentBytes()) {
      throw BoundedBody.tooLarge(limits.maxDocumentBytes());
    }
    return upload;
  }

  private static Upload whole(HttpServletRequest request, BoundedBody body) throws IOException {
    byte[] bytes;
    long length = request.getContentLengthLong();
    if (length < 0) {
      bytes = body.readAllBytes();
    } else {
      bytes = new byte[Math.toIntExact(length)];
      if (body.readNBytes(bytes, 0, bytes.length) < bytes.length) {
        throw ProblemException.malformed("the body ended before it was complete");
      }
    }
    return new Upload(
        FileNames.of(request.getHeader("Content-Disposition")), mediaType(type(request)), bytes);
  }

  private static Upload part(HttpServletRequest request, BoundedBody body) throws IOException {
    // A threshold of 0 keeps every part in memory, which the body's bound bounds.
    MultiPartFormInputStream form =
        new MultiPartFormInputStream(
            body,
            request.getContentType(),
            new MultipartConfigElement("", -1, -1, 0),
            new File(""),
            MAX_PARTS);
    try {
      Collection<Part> parts = form.getParts();
      for (Part part : parts) {
        if (!part.getName().equals(PART)) {
          throw ProblemException.malformed(
              "the form has a part that is not called '" + PART + "'; there is no other");
        }
      }
      if (parts.size() != 1) {
        throw ProblemException.malformed(
            "the form must have one part '" + PART + "', and has " + parts.size());
      }
      MultiPart part = (MultiPart) parts.iterator().next();
      return new Upload(
          FileNames.of(part.getHeader("Content-Disposition")),
          mediaType(part.getContentType() == null ? "" : part.getContentType()),
          part.getBytes());
    } catch (ProblemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      if (body.problem() != null) {
        throw body.problem();
      }
      throw new ProblemException(
          Problem.MALFORMED_REQUEST,
          "the body is no " + FORM_DATA + ": " + e.getMessage(),
          null,
          e);
    } finally {
      form.deleteParts();
    }
  }

  /** The media type as the client wrote it, where it is one; what curl sends unasked is none. */
  private static String mediaType(String type) {
    boolean plain = type.chars().allMatch(c -> c >= 0x20 && c < 0x7F);
    return type.length() > MAX_TYPE_LENGTH
            || !plain
            || SAY_NOTHING.contains(type.toLowerCase(Locale.ROOT))
        ? ""
        : type;
  }

  private static boolean isForm(String type) {
    return type.toLowerCase(Locale.ROOT).startsWith(FORM_DATA);
  }

  private static String type(HttpServletRequest request) {
    return request.getContentType() == null ? "" : request.getContentType().strip();
  }
}
