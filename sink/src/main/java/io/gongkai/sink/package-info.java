/**
 * The sink: clean and flagged reports, receipts and unreadable documents into PostgreSQL, exactly
 * once.
 *
 * <p>The offsets of the topics stand in the database and change in the transaction that writes the
 * rows. Whoever finds another offset there than it expects has lost the partition, or has written
 * the batch already, and reads on from what stands there.
 */
package io.gongkai.sink;
