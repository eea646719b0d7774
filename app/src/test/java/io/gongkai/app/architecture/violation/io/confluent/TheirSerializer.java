package io.gongkai.app.architecture.violation.io.confluent;

/** Stands for a class of Confluent's. */
public final class TheirSerializer {}
