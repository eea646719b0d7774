/**
 * Reports with what was found in them, as HTML: the text with each cell marked where it stands, and
 * the statutory tables as the form draws them.
 */
package io.gongkai.console.marked;
