package io.gongkai.console.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes of passwords: PBKDF2 with HMAC-SHA-256, which every Java platform has. The stored text
 * names the iterations, so that more may be asked for later without making the old ones worthless.
 */
final class Passwords {
  /** What OWASP asks for; some tenths of a second. */
  static final int ITERATIONS = 600_000;

  /** Fewest characters of a password. */
  static final int SHORTEST = 12;

  /** Most characters: what is longer is refused before it is hashed. */
  static final int LONGEST = 200;

  private static final String SCHEME = "pbkdf2-sha256";
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int KEY_BITS = 256;

  /** As dear to try as one that somebody has, so that the time does not tell which names exist. */
  private static final String NOBODYS =
      SCHEME + "$" + ITERATIONS + "$" + encoded(new byte[SALT_BYTES]) + "$" + encoded(new byte[32]);

  private Passwords() {}

  /** What is kept of a password. */
  static String hash(String password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return SCHEME
        + "$"
        + ITERATIONS
        + "$"
        + encoded(salt)
        + "$"
        + encoded(key(password, salt, ITERATIONS));
  }

  /**
   * Whether a password is the one of which this was kept.
   *
   * @param stored what was kept; null when there is no such account, which takes as long
   */
  static boolean matches(String password, String stored) {
    String[] parts = (stored == null ? NOBODYS : stored).split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME) || password.length() > LONGEST) {
      return false;
    }
    int iterations = Integer.parseInt(parts[1]);
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    boolean same = MessageDigest.isEqual(expected, key(password, salt, iterations));
    return same && stored != null;
  }

  private static byte[] key(String password, byte[] salt, int iterations) {
    // The same characters may be typed in several ways (RFC 8265).
    char[] text = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(text, salt, iterations, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
