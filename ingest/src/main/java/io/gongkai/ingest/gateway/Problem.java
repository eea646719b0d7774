package io.gongkai.ingest.gateway;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of problem that an answer may tell of (RFC 9457). The set is fixed: a client may rely
 * on the type of a problem, never on its words.
 */
enum Problem {
  /** The request breaks HTTP or this interface. */
  MALFORMED_REQUEST(
      400,
      "malformed-request",
      "The request cannot be understood",
      "A part of the request is missing, cut off or written wrongly; the detail names it."
          + " Repeating it unchanged does not help."),
  /** There is no token, or it does not open anything. */
  UNAUTHENTICATED(
      401,
      "unauthenticated",
      "A valid token is needed",
      "The header Authorization must carry 'Bearer' and a token that is neither expired nor"
          + " revoked. The operator of the pipeline hands out tokens."),
  /** Nothing there, or nothing that the token's agency may see. */
  NOT_FOUND(
      404,
      "not-found",
      "There is nothing here",
      "There is no such address, submission or report, or it is another agency's: an agency sees"
          + " its own alone, and is not told of others'."),
  /** The path is there, the method is not. */
  METHOD_NOT_ALLOWED(
      405,
      "method-not-allowed",
      "This address does not take that method",
      "The header Allow names the methods that it takes."),
  /** The body came in too slowly. */
  REQUEST_TIMEOUT(
      408,
      "request-timeout",
      "The request did not come in in time",
      "The body of a request must come in within the time that the operator allows. Nothing was"
          + " published; sending it again is safe."),
  /** The document is over the limit. */
  DOCUMENT_TOO_LARGE(
      413,
      "document-too-large",
      "The document is too large",
      "The detail names the largest size. Repeating the request does not help."),
  /** The body is wrapped in something that is not unwrapped. */
  UNSUPPORTED_MEDIA_TYPE(
      415,
      "unsupported-media-type",
      "The body is not wrapped in a way that is understood",
      "A document is sent as the body itself, under any media type, or as the part 'document' of"
          + " multipart/form-data; no Content-Encoding is understood."),
  /** The same key for another document. */
  IDEMPOTENCY_KEY_REUSED(
      422,
      "idempotency-key-reused",
      "The idempotency key stands for another document",
      "The key was used for a document with other bytes and is not forgotten yet. A new document"
          + " needs a new key."),
  /** The agency's allowance is used up. */
  TOO_MANY_REQUESTS(
      429,
      "too-many-requests",
      "The agency's allowance is used up",
      "Too many requests or bytes came from this agency. The header Retry-After says in how many"
          + " seconds to try again."),
  /** The header block is over the limit. */
  HEADERS_TOO_LARGE(
      431,
      "headers-too-large",
      "The header of the request is too large",
      "All header lines together may have 8 KiB."),
  /** Our fault. */
  INTERNAL(
      500,
      "internal",
      "The gateway failed",
      "The fault is the gateway's. The operator finds it in the log under the problem's instance."),
  /** The gateway is at its bounds. */
  OVERLOADED(
      503,
      "overloaded",
      "The gateway is busy",
      "As many requests or bytes as the gateway can hold are being worked on. Nothing was"
          + " published; the header Retry-After says when to try again."),
  /** What the gateway stands on does not answer. */
  UNAVAILABLE(
      503,
      "unavailable",
      "The pipeline does not answer",
      "The broker or the database behind the gateway does not answer, so that nothing was accepted."
          + " The header Retry-After says when to try again; sending a document again is safe.");

  /** Where the description of each type is served. */
  static final String PATH = "/v1/problems/";

  private final int status;
  private final String code;
  private final String title;
  private final String description;

  Problem(int status, String code, String title, String description) {
    this.status = status;
    this.code = code;
    this.title = title;
    this.description = description;
  }

  /** HTTP status of an answer with this problem. */
  int status() {
    return status;
  }

  /** Last part of the type, stable. */
  String code() {
    return code;
  }

  /** The type, a reference to its description at the gateway itself. */
  String type() {
    return PATH + code;
  }

  /** One line for people, the same for every problem of the type. */
  String title() {
    return title;
  }

  /** What the problem means and what to do. */
  String description() {
    return description;
  }

  /** The problem with a code; empty when there is none. */
  static Optional<Problem> of(String code) {
    return Arrays.stream(values()).filter(problem -> problem.code.equals(code)).findFirst();
  }
}
