/** Turns text into the tokens that tables are made of: labels, numbers, nil marks, blank cells. */
package io.gongkai.normalize.lex;
