/**
 * Fuzz targets. Each takes arbitrary bytes and makes of them a document, whose reading is held
 * against {@link io.gongkai.fuzz.Invariants}, or requests to a server of ours.
 */
package io.gongkai.fuzz;
