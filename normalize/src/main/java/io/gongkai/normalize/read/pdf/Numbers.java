package io.gongkai.normalize.read.pdf;

import java.util.Arrays;

/** Rows of numbers, all as wide. */
final class Numbers {
  private static final int FIRST_ROWS = 64;

  private final int width;
  private double[] numbers;
  private int size;

  /** No rows yet, of at least four numbers each. */
  Numbers(int width) {
    this.width = width;
    this.numbers = new double[FIRST_ROWS * width];
  }

  /** Adds a row, whose further numbers are 0, and returns its place. */
  int add(double first, double second, double third, double fourth) {
    grow(1);
    int at = size * width;
    numbers[at] = first;
    numbers[at + 1] = second;
    numbers[at + 2] = third;
    numbers[at + 3] = fourth;
    return size++;
  }

  /** Adds all rows of another list, which are as wide. */
  void addAll(Numbers others) {
    grow(others.size);
    System.arraycopy(others.numbers, 0, numbers, size * width, others.size * width);
    size += others.size;
  }

  double get(int row, int column) {
    return numbers[row * width + column];
  }

  void set(int row, int column, double number) {
    numbers[row * width + column] = number;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  private void grow(int rows) {
    int needed = (size + rows) * width;
    if (needed > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(needed, 2 * numbers.length));
    }
  }
}
