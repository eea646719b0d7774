/** Finds the tables in a text and aligns what stands in them to the rows of the form. */
package io.gongkai.normalize.align;
