/** What the stages measure of their own work; docs/metrics.md lists it. */
package io.gongkai.app.metrics;
