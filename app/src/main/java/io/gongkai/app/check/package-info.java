/**
 * {@code gongkai check}: reads and judges files offline, by the very code that the topologies run.
 */
package io.gongkai.app.check;
