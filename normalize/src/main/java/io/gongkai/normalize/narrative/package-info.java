/** Reads the narrative: its sections, and the numbers that rules hold against the tables. */
package io.gongkai.normalize.narrative;
