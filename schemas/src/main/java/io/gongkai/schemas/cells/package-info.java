/** Access to the cells of a report by name: states, exact values, printed text and spans. */
package io.gongkai.schemas.cells;
