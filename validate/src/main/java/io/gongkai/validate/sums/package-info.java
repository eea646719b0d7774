/**
 * One engine that runs the sums of a form edition, which are data, over the figures of a report.
 */
package io.gongkai.validate.sums;
