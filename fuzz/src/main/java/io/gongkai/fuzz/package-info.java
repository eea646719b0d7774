/**
 * Fuzz targets of the normalizer. Each takes arbitrary bytes, makes a document of them and holds
 * what is read from it against {@link io.gongkai.fuzz.Invariants}.
 */
package io.gongkai.fuzz;
