package io.gongkai.testkit;

/** A part of a printed report, in the order in which it is read. */
public sealed interface PrintedBlock permits PrintedParagraph, PrintedTable {}
