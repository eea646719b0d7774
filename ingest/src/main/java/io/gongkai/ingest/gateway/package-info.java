/**
 * The HTTP door for agencies: they hand reports in with a token, and read what became of them.
 *
 * <p>{@link io.gongkai.ingest.gateway.Gateway} is the server, {@link
 * io.gongkai.ingest.gateway.AccessTokens} keeps the tokens. All state stands in PostgreSQL, so
 * several gateways may run side by side.
 */
package io.gongkai.ingest.gateway;
