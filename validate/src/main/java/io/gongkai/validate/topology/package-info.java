/** The Kafka Streams topology of the validate stage; Kafka's types appear here alone. */
package io.gongkai.validate.topology;
