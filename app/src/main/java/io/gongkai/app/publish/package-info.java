/**
 * The command {@code gongkai publish}: documents of an agency put on {@code reports.raw}, and what
 * becomes of them.
 */
package io.gongkai.app.publish;
