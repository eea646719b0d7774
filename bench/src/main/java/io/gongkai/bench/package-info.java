/**
 * Measures what each step costs, against what it stands on.
 *
 * <p>Figures of one machine at one time say little: two things are run in turns in the same run,
 * and their ratio is what counts.
 */
package io.gongkai.bench;
