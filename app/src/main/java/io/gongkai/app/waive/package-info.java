/** The commands {@code gongkai waive} and {@code gongkai waivers}: findings that are justified. */
package io.gongkai.app.waive;
