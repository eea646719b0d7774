package io.gongkai.normalize.template;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/**
 * Remembers how tables were read, by their print. What is read does not depend on it: a plan gives
 * what reading step by step gives. Safe for use by several threads.
 */
public final class TemplateMemory {
  /** Most prints that are kept, of some 5 kB each. */
  private static final int MOST = 500;

  // On the thread that asks: a pure function has no threads of its own.
  private final Cache<String, TablePlan> plans =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  private final PassageMemory passages = new PassageMemory();

  /** Where tables printed like others stand between the same lines, and what they say. */
  public PassageMemory passages() {
    return passages;
  }

  /** How to read a document with a template; empty when none like it has been read. */
  public Optional<TablePlan> plan(TableTemplate template) {
    return Optional.ofNullable(plans.getIfPresent(template.print()));
  }

  /** Remembers how a document with a template was read. */
  public void learn(TableTemplate template, TablePlan plan) {
    plans.put(template.print(), plan);
  }
}
