/**
 * Reads a document into a report: read the container, lex the text, align it to the form, decode
 * the cells. Plain functions over plain values; Kafka is known in the topology package alone.
 */
package io.gongkai.normalize;
