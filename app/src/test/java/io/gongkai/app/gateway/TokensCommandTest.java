package io.gongkai.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.ingest.gateway.AccessToken;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokensCommandTest {
  /** Tokens of an older release may stand for agencies whose names would be refused now. */
  @Test
  void shouldObeyNothingOfAnAgencysNameWhenTokensAreListed() {
    Instant made = Instant.parse("2024-01-31T08:00:00Z");
    AccessToken token = new AccessToken("id", "a\u001b[2J\u202eb", "wxyz", made, null, null);

    assertThat(TokensCommand.described(token, made))
        .isEqualTo("id  …wxyz  VALID  a [2J b  (made 2024-01-31T08:00:00Z)");
  }
}
