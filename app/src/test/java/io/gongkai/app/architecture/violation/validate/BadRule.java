package io.gongkai.app.architecture.violation.validate;

/**
 * A class of another stage, for one stage to use wrongly.
 *
 * @param code anything
 */
public record BadRule(String code) {}
