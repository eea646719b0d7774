/** The settings that every Kafka Streams stage of the pipeline runs with. */
package io.gongkai.schemas.streams;
