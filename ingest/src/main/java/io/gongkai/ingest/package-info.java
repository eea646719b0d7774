/**
 * The agencies' side of the pipeline: puts documents on {@code reports.raw} exactly as they are.
 */
package io.gongkai.ingest;
