/** Finds out which agency a report is by and which year it is about. */
package io.gongkai.normalize.identify;
