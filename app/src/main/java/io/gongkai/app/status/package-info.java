/** The command that shows how a running pipeline is doing. */
package io.gongkai.app.status;
