/** Each stage as a process of its own: what it waits for, how it is doing, and how it stops. */
package io.gongkai.app.stage;
