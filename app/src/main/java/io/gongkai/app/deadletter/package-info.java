/**
 * The command {@code gongkai dead-letter}: what stages failed on is listed, shown, and sent again
 * once the fault is mended.
 */
package io.gongkai.app.deadletter;
