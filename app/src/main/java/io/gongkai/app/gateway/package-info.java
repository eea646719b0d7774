/** The HTTP gateway as a part of this program, and the commands for its tokens. */
package io.gongkai.app.gateway;
