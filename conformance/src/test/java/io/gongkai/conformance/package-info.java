/**
 * The serializers and the registry held against parts that others wrote: Confluent's own classes,
 * Confluent's client for Node, and Apicurio's registry.
 */
package io.gongkai.conformance;
