package io.gongkai.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RegistrySecurityTest {
  @Test
  void shouldNotPrintTheLogin() {
    assertThat(new RegistrySecurity("stage:secret", null, "store-secret").toString())
        .isEqualTo("RegistrySecurity[http, with a login]");
  }

  @Test
  void shouldRefuseALoginWithoutAPassword() {
    assertThatThrownBy(() -> new RegistrySecurity("secret", null, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
