/** The figures of one report, laid out for arithmetic, and the names people know its cells by. */
package io.gongkai.validate.figures;
