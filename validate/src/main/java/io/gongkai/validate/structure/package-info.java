/** Rules about the tables as such: what is missing, and what cannot be a count. */
package io.gongkai.validate.structure;
