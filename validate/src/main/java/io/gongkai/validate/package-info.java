/**
 * Judges reports: the official sums, the narrative against the tables, and the structure of the
 * form.
 *
 * <p>Everything here is plain functions over plain values; Kafka appears in the package {@code
 * topology} alone.
 */
package io.gongkai.validate;
