/**
 * Breaks the pipeline at random under load and proves that nothing is lost and nothing counts
 * twice.
 *
 * <p>Every stage and server is a process of its own ({@link io.gongkai.faults.Cluster}), reached
 * through {@linkplain io.gongkai.faults.Door doors} that can be shut. A {@linkplain
 * io.gongkai.faults.Load load} of corrections, repetitions and withdrawals runs while a {@linkplain
 * io.gongkai.faults.Fault fault} is injected; then topics and database are held against a plain
 * model ({@link io.gongkai.faults.Audit}).
 */
package io.gongkai.faults;
