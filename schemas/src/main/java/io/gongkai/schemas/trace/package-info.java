/** Traces: the way of a submission through the stages, told to whoever collects such. */
package io.gongkai.schemas.trace;
