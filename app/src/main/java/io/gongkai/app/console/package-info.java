/** What the console asks of the pipeline. */
package io.gongkai.app.console;
