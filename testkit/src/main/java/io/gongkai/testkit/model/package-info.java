/** A plain model of what the pipeline promises, and the papers that it is asked about. */
package io.gongkai.testkit.model;
