/** Remembers how tables are printed, so that the next ones printed alike are only filled in. */
package io.gongkai.normalize.template;
