package io.gongkai.registry;

/**
 * A version as a request names it.
 *
 * @param number number of the version, from 1; -1 for the latest
 */
record VersionNumber(int number) {
  private static final int LATEST = -1;

  /**
   * Reads a version from a path.
   *
   * @param text a number from 1, {@code latest} or -1
   * @throws RegistryException when it is none of these
   */
  static VersionNumber of(String text) {
    if (text.equals("latest")) {
      return new VersionNumber(LATEST);
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 || number == LATEST) {
        return new VersionNumber(number);
      }
    } catch (NumberFormatException e) {
      throw RegistryException.invalidVersion(text);
    }
    throw RegistryException.invalidVersion(text);
  }

  boolean isLatest() {
    return number == LATEST;
  }

  @Override
  public String toString() {
    return isLatest() ? "latest" : Integer.toString(number);
  }
}
