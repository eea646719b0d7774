/**
 * Decides what each cell says. What is printed stays as printed; where a cell is missing, shifted
 * or glued to its neighbour, a reading is taken only if the form and its sums leave exactly one.
 */
package io.gongkai.normalize.decode;
