/** The command line: root command, exit statuses, error messages, logging. */
package io.gongkai.app.cli;
