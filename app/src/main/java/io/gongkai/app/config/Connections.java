package io.gongkai.app.config;

/**
 * The connections of a command that talks to a running pipeline. Each fails when it is used and
 * nothing says where its server is.
 *
 * @param kafka how Kafka is reached
 * @param registry how the schema registry is reached
 * @param database how the database is reached
 */
public record Connections(
    KafkaConnection kafka, RegistryConnection registry, DatabaseConnection database) {}
