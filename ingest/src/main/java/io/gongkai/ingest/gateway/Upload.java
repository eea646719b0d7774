package io.gongkai.ingest.gateway;

/**
 * A document as it came in.
 *
 * @param filename its name; empty when the client gave none
 * @param mediaType media type that the client names; empty when it names none
 * @param bytes the document; whoever holds the upload must not change them
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Upload(String filename, String mediaType, byte[] bytes) {}
