/**
 * The pipeline's topics: names, partitions, retention, and the keys and headers of their records.
 */
package io.gongkai.schemas.topic;
