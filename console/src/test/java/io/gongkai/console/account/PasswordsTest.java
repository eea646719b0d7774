package io.gongkai.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  /**
   * Worked out with Python's hashlib.pbkdf2_hmac: sha256, 1000 iterations, 16 zero bytes of salt.
   */
  private static final String KNOWN =
      "pbkdf2-sha256$1000$AAAAAAAAAAAAAAAAAAAAAA$XcIJNKA9lT8TR6YKYXcH4lMYjzLKsQed9xDUdzNY4q4";

  @Test
  void shouldTakeAPasswordByWhatIsKeptOfIt() {
    String stored = Passwords.hash("一个足够长的密码passé", new SecureRandom());

    assertThat(stored).startsWith("pbkdf2-sha256$600000$");
    assertThat(Passwords.matches("一个足够长的密码passe\u0301", stored)).as("typed otherwise").isTrue();
    assertThat(Passwords.matches("一个足够长的密码passe", stored)).isFalse();
  }

  @Test
  void shouldAgreeWithOthersAboutTheHash() {
    assertThat(Passwords.matches("密码 correct horse", KNOWN)).isTrue();
    assertThat(Passwords.matches("密码 correct horsE", KNOWN)).isFalse();
  }

  @Test
  void shouldTakeNothingWhenNothingUsableIsKept() {
    assertThat(Passwords.matches("", null)).isFalse();
    assertThat(Passwords.matches("x", "")).isFalse();
    assertThat(Passwords.matches("x", "md5$1$AA$AA")).isFalse();
    assertThat(Passwords.matches("x", "pbkdf2-sha256$999999999$AA$AA")).isFalse();
    assertThat(Passwords.matches("x".repeat(201), KNOWN)).isFalse();
  }
}
