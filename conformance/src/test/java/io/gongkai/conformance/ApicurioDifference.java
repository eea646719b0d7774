package io.gongkai.conformance;

import java.util.List;

/**
 * A way in which Apicurio's answers differ from ours, and why ours is as it is.
 *
 * @param why the difference, with what Confluent's API says
 * @param requests names of the requests that show it
 */
record ApicurioDifference(String why, List<String> requests) {

  static List<ApicurioDifference> all() {
    return List.of(
        of("Apicurio shows a page for people; Confluent's is an empty object.", "the root"),
        of("Ours keeps Avro only.", "types"),
        of("Confluent's level is `BACKWARD` until it is set.", "global level at first"),
        of(
            "Apicurio adds `normalize`, which ours does not have; Confluent's repeats the request.",
            "global level set",
            "level of a subject set",
            "global level set to none",
            "global level set again"),
        of("Confluent's takes octets as JSON.", "register as octets"),
        of(
            "Apicurio sends no body with the status; Confluent's sends `error_code` and `message`.",
            "register as text",
            "id that is no number",
            "a path that is not there",
            "a method that is not there"),
        of(
            "Apicurio's body is another; Confluent's is `error_code` and `message`.",
            "register what is no JSON",
            "register an array"),
        of(
            "Apicurio fails with status 500; Confluent's documents 42201 for a schema and 42203 for"
                + " a level that cannot be used.",
            "register an empty text",
            "register without a schema",
            "register as an unknown type",
            "level not named"),
        of("Apicurio leaves `subjectPrefix` alone.", "subjects by prefix"),
        of(
            "Apicurio answers 40402; Confluent's documents 42202 for what is no version.",
            "version 0",
            "version that is no number",
            "check with version x",
            "delete version x"),
        of(
            "Apicurio looks for the text without parsing it; Confluent's documents 42201.",
            "look up what is no schema"),
        of(
            "Apicurio answers with the level `NONE`; Confluent's with 40408, and with 40401 when"
                + " one that is not there is cleared.",
            "level of a subject that has none",
            "level cleared again"),
        of(
            "Apicurio answers 40401; Confluent's does not ask whether the subject is there.",
            "level of an unknown subject",
            "check in an unknown subject"),
        of(
            "Apicurio takes levels in capitals only, so that the one before is still there to be"
                + " cleared.",
            "level in small letters",
            "level of a subject cleared"),
        of(
            "Apicurio gives no messages.",
            "check, verbose, compatible",
            "check, verbose, incompatible"),
        of(
            "Apicurio answers with the global mode; Confluent's with 40409, or 40401 when it is to"
                + " be cleared.",
            "mode of a subject that has none",
            "mode of a subject cleared that has none"),
        of("Apicurio answers 42201; Confluent's documents 42204.", "mode that is none"),
        of(
            "Apicurio sends the code with status 409; Confluent's with 404.",
            "delete a live version for good",
            "delete a version again",
            "delete a live subject for good"),
        of(
            "Apicurio still finds the subject; Confluent's answers 40401.",
            "look up in a deleted subject"),
        of(
            "Apicurio lists versions that were deleted before; Confluent's only those deleted now.",
            "delete it once more"));
  }

  private static ApicurioDifference of(String why, String... requests) {
    return new ApicurioDifference(why, List.of(requests));
  }
}
