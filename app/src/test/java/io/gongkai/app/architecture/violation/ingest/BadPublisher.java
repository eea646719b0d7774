package io.gongkai.app.architecture.violation.ingest;

import java.sql.Connection;

/**
 * Publishes with a database, which only the gateway has.
 *
 * @param database any
 */
public record BadPublisher(Connection database) {}
