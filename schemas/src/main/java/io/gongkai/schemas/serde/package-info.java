/**
 * Avro serializers and deserializers in Confluent's wire format, under Confluent's configuration
 * keys; which classes do the work is configuration too.
 */
package io.gongkai.schemas.serde;
