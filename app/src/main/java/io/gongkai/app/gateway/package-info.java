/** The commands for the tokens that agencies open the HTTP gateway with. */
package io.gongkai.app.gateway;
