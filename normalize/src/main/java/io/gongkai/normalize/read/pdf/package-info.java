/**
 * Reads PDF files: glyphs and ruling lines with their places on the page, tables from the grid that
 * the lines draw, all other text by position.
 */
package io.gongkai.normalize.read.pdf;
