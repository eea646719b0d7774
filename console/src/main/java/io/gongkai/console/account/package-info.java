/** Who may change something by way of the console: accounts, passwords, sessions. */
package io.gongkai.console.account;
