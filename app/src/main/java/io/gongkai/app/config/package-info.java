/** Configuration: its keys, where their values come from, and what is wrong with them. */
package io.gongkai.app.config;
