package io.gongkai.registry;

import java.io.Serial;
import java.time.Duration;

/** A request that the registry refuses, with Confluent's error code and message. */
final class RegistryException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int code;

  private RegistryException(int code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  private static RegistryException of(int code, String message) {
    return new RegistryException(code, message, null);
  }

  /** Confluent's error code. */
  int code() {
    return code;
  }

  /** HTTP status: the first three digits of the code. */
  int status() {
    return code < 1000 ? code : code / 100;
  }

  static RegistryException badRequest(String why) {
    return of(400, why);
  }

  static RegistryException subjectNotFound(String subject) {
    return of(40401, "Subject '" + subject + "' not found.");
  }

  static RegistryException versionNotFound(String version) {
    return of(40402, "Version " + version + " not found.");
  }

  static RegistryException schemaNotFound() {
    return of(40403, "Schema not found");
  }

  static RegistryException schemaNotFound(int id) {
    return of(40403, "Schema " + id + " not found");
  }

  static RegistryException subjectSoftDeleted(String subject) {
    return of(
        40404,
        "Subject '" + subject + "' was soft deleted. Set permanent=true to delete permanently");
  }

  static RegistryException subjectNotSoftDeleted(String subject) {
    return of(
        40405, "Subject '" + subject + "' was not deleted first before being permanently deleted");
  }

  static RegistryException versionSoftDeleted(String subject, int version) {
    return of(
        40406,
        "Subject '"
            + subject
            + "' Version "
            + version
            + " was soft deleted. Set permanent=true to delete permanently");
  }

  static RegistryException versionNotSoftDeleted(String subject, int version) {
    return of(
        40407,
        "Subject '"
            + subject
            + "' Version "
            + version
            + " was not deleted first before being permanently deleted");
  }

  static RegistryException levelNotConfigured(String subject) {
    return of(
        40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
  }

  static RegistryException modeNotConfigured(String subject) {
    return of(40409, "Subject '" + subject + "' does not have subject-level mode configured");
  }

  static RegistryException incompatible(String subject, String details) {
    return of(
        409,
        "Schema being registered is incompatible with an earlier schema for subject \""
            + subject
            + "\", details: "
            + details);
  }

  static RegistryException invalidSchema(String why) {
    return of(42201, why);
  }

  static RegistryException invalidVersion(String version) {
    return of(
        42202,
        "The specified version '"
            + version
            + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string"
            + " \"latest\"");
  }

  static RegistryException invalidLevel() {
    return of(
        42203,
        "Invalid compatibility level. Valid values are none, backward, forward, full,"
            + " backward_transitive, forward_transitive, and full_transitive");
  }

  static RegistryException unsupportedMediaType(String type) {
    return of(
        415, "A body of type " + type + " is not supported; send " + RegistryRoutes.MEDIA_TYPE);
  }

  static RegistryException tooLarge(int maxBytes) {
    return of(413, "The request has more than " + maxBytes + " bytes");
  }

  static RegistryException tooSlow(Duration timeout) {
    return of(408, "The request did not come in within " + timeout.toSeconds() + " s");
  }

  static RegistryException invalidMode() {
    return of(
        42204, "Invalid mode. Valid values are READWRITE, READONLY, READONLY_OVERRIDE, and IMPORT");
  }

  static RegistryException modeFixed() {
    return of(42205, "The mode of this registry is READWRITE and cannot be changed");
  }

  static RegistryException invalidSubject(String subject) {
    return of(42208, "The specified subject '" + subject + "' is not a valid.");
  }

  static RegistryException store(String why, Throwable cause) {
    return new RegistryException(50001, "Error in the backend data store: " + why, cause);
  }

  static RegistryException timeout(String why) {
    return of(50002, "The operation timed out: " + why);
  }
}
