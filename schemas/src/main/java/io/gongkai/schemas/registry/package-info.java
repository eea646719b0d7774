/**
 * The client of the schema registry: Confluent's REST API over HTTP, with a cache in front and an
 * in-memory registry for tests.
 */
package io.gongkai.schemas.registry;
