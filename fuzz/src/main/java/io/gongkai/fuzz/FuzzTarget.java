package io.gongkai.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A part of the program that is fuzzed, and how bytes become input for it. */
sealed interface FuzzTarget permits DocumentTarget, ServerTarget {
  /** Name of the target, in upper case. */
  String name();

  /**
   * Runs one input.
   *
   * @throws AssertionError when something does not hold that must hold for every input
   */
  void check(byte[] input);

  /** The inputs that fuzzing starts from. */
  List<byte[]> seeds();

  /** The classes whose branches lead the fuzzer, as Jazzer's pattern. */
  String instrumented();

  /** Name of the folder that holds its corpus. */
  default String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Every target. */
  static List<FuzzTarget> all() {
    List<FuzzTarget> all = new ArrayList<>(List.of(DocumentTarget.values()));
    all.addAll(List.of(ServerTarget.values()));
    return all;
  }

  /**
   * The target with a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static FuzzTarget named(String name) {
    return all().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no fuzz target " + name));
  }
}
