/** Reads web pages. */
package io.gongkai.normalize.read.html;
