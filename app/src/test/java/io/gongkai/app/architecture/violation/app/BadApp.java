package io.gongkai.app.architecture.violation.app;

/**
 * A class of the app, for a stage to use wrongly.
 *
 * @param name anything
 */
public record BadApp(String name) {}
