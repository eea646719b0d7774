package io.gongkai.app.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;

/** Meters whose very set changes: they are looked up before each reading. */
public interface RefreshedMeters extends MeterBinder {
  /** Brings the meters up to date; called before they are read. Throws nothing. */
  void refresh();
}
