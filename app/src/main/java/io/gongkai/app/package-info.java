/** The {@code gongkai} program: its entry point. */
package io.gongkai.app;
