/** The console: what the people on duty look at, as pages over the tables that the sink writes. */
package io.gongkai.console;
