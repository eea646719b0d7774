/** Gets the text out of a document's bytes, whatever its container and character set. */
package io.gongkai.normalize.read;
