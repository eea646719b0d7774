/**
 * Reads word processor files and spreadsheets.
 *
 * <p>The XML of DOCX and XLSX is read as a stream: a whole document model takes some fifty bytes of
 * memory for each byte of XML, which a small zip file can hold gigabytes of.
 */
package io.gongkai.normalize.read.office;
