/** Rules that hold the numbers of the narrative against the tables. */
package io.gongkai.validate.prose;
