/** Finds the cell that is wrong, from which sums are broken and by how much. */
package io.gongkai.validate.locate;
