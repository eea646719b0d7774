/**
 * A schema registry with Confluent's REST API, whose state stands in a Kafka topic.
 *
 * <p>It serves Avro schemas without references.
 */
package io.gongkai.registry;
