/** Counts of the reports that stand flagged now: what a change of state adds and takes off. */
package io.gongkai.validate.counts;
