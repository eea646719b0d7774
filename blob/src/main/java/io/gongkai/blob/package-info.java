/**
 * Where documents lie that are too large for a Kafka record: the store behind the claim check.
 *
 * <p>Bytes are stored under their SHA-256 and verified against it whenever they are read.
 */
package io.gongkai.blob;
