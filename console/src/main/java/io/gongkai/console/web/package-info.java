/** The pages: addresses, what stands around every page, and what is sent while it is open. */
package io.gongkai.console.web;
