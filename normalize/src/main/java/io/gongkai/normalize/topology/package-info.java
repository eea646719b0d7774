/** The normalize stage on Kafka Streams: the only place of this module that knows Kafka. */
package io.gongkai.normalize.topology;
