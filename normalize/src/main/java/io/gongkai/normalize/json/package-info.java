/** Reads reports that are handed in as JSON, with every cell under its name. */
package io.gongkai.normalize.json;
