package io.gongkai.app.architecture.violation.blob;

/**
 * A store, for the core of a stage to use wrongly.
 *
 * @param folder anything
 */
public record BadStore(String folder) {}
