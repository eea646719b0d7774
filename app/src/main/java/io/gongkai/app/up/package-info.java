/**
 * The command {@code gongkai up}: the embedded stack, documents published to it, and the results.
 */
package io.gongkai.app.up;
