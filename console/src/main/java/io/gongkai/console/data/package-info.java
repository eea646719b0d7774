/** What the pages show, read from the sink's tables. */
package io.gongkai.console.data;
