package io.gongkai.console.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongkai.console.ConsoleUnderTest;
import io.gongkai.console.Visitor;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsIT {
  @RegisterExtension private static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest();

  private Instant now = ConsoleUnderTest.NOW;

  @Test
  void shouldEndASessionWhenItIsOldOrNobodyUsesIt() throws Exception {
    try (Accounts accounts = Accounts.in(CONSOLE.database());
        Sessions sessions = sessions()) {
      assertThat(accounts.add("li.hua", Visitor.PASSWORD, now)).isTrue();
      String used = signIn(sessions, "li.hua");
      String left = signIn(sessions, "li.hua");
      for (int hour = 1; hour < 6; hour++) {
        now = now.plus(Duration.ofHours(1));
        assertThat(sessions.account(used)).as("%s", hour).contains("li.hua");
      }
      assertThat(sessions.account(left)).as("nobody used it").isEmpty();
      now = now.plus(Duration.ofHours(1));
      assertThat(sessions.account(used)).as("it is old").isEmpty();
      assertThat(sessions.account("x")).isEmpty();
      assertThat(sessions.account("x".repeat(43))).isEmpty();
    }
  }

  @Test
  void shouldEndSessionsWhenTheirAccountChanges() throws Exception {
    try (Accounts accounts = Accounts.in(CONSOLE.database());
        Sessions sessions = sessions()) {
      assertThat(accounts.add("王某", Visitor.PASSWORD, now)).isTrue();
      assertThat(accounts.add("王某", Visitor.PASSWORD, now)).as("twice").isFalse();
      String first = signIn(sessions, "王某");
      assertThat(accounts.list().get(0).sessions()).isEqualTo(1);
      assertThat(accounts.password("王某", "another long password")).isTrue();
      assertThat(sessions.account(first)).isEmpty();
      assertThat(sessions.signIn("王某", Visitor.PASSWORD, "1"))
          .isInstanceOf(Sessions.Attempt.Wrong.class);
      assertThat(accounts.remove("王某")).isTrue();
      assertThat(accounts.remove("王某")).isFalse();
      assertThat(accounts.password("王某", "another long password")).isFalse();
      assertThat(sessions.signIn("王某", "another long password", "1"))
          .isInstanceOf(Sessions.Attempt.Wrong.class);
      assertThatThrownBy(() -> accounts.add("a b", Visitor.PASSWORD, now))
          .hasMessageContaining("is no name of an account");
      assertThatThrownBy(() -> accounts.add("a", "short", now)).hasMessageContaining("12 to 200");
    }
  }

  private static String signIn(Sessions sessions, String name) throws SQLException {
    return ((Sessions.Attempt.SignedIn) sessions.signIn(name, Visitor.PASSWORD, "here")).token();
  }

  private Sessions sessions() {
    return new Sessions(
        CONSOLE.database(),
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        },
        Duration.ofHours(6));
  }
}
