/** Traces on their way to a collector: the only place that knows OpenTelemetry's SDK. */
package io.gongkai.app.trace;
