package io.gongkai.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Submission;
import io.gongkai.schemas.streams.WithdrawnUntil;
import io.gongkai.testkit.BareSubmission;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {
  private static final String KEY = "云溪县/2023";
  private static final Instant START = Instant.parse("2025-01-31T08:00:00Z");

  private final Withdrawals withdrawals = new Withdrawals();

  private static Instant minute(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static Submission handedIn(int minute) {
    return Submission.newBuilder(BareSubmission.of(1))
        .setReceivedAt(minute(minute))
        .setPartition(1)
        .setOffset(minute)
        .build();
  }

  private static WithdrawnUntil time(int minute) {
    return new WithdrawnUntil(minute(minute), Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  private static WithdrawnUntil submission(int minute) {
    return new WithdrawnUntil(minute(minute), 1, minute);
  }

  @Test
  void shouldReachUpToItsTimeWhenNothingSpeaksAgainstIt() {
    withdrawals.find(KEY, 7, minute(20));
    withdrawals.findBehind(KEY, handedIn(30));
    withdrawals.pass(KEY, handedIn(10));

    assertThat(withdrawals.reachOf(KEY, 7)).isEqualTo(time(20));
  }

  @Test
  void shouldReachWhatStoodWhenItsClockWasSlow() {
    withdrawals.find(KEY, 7, minute(5));
    withdrawals.pass(KEY, handedIn(3));
    withdrawals.pass(KEY, handedIn(10));
    withdrawals.pass(KEY, handedIn(8));

    assertThat(withdrawals.reachOf(KEY, 7)).isEqualTo(submission(10));
  }

  @Test
  void shouldNotReachWhatCameBehindItWhenItsClockWasFast() {
    withdrawals.find(KEY, 7, minute(90));
    withdrawals.findBehind(KEY, handedIn(30));
    withdrawals.findBehind(KEY, handedIn(40));
    withdrawals.pass(KEY, handedIn(10));

    assertThat(withdrawals.reachOf(KEY, 7)).isEqualTo(submission(10));
  }

  @Test
  void shouldReachNothingWhenNothingStoodAndItsClockWasFast() {
    withdrawals.find(KEY, 7, minute(90));
    withdrawals.findBehind(KEY, handedIn(30));

    assertThat(withdrawals.reachOf(KEY, 7)).isEqualTo(new WithdrawnUntil(Instant.EPOCH, 0, 0));
  }

  @Test
  void shouldTellTheWithdrawalsOfAReportApart() {
    withdrawals.find(KEY, 7, minute(20));
    withdrawals.findBehind(KEY, handedIn(30));
    withdrawals.find(KEY, 9, minute(40));
    withdrawals.find("云溪县/2022", 3, minute(50));
    withdrawals.pass(KEY, handedIn(10));

    assertThat(withdrawals.reachOf(KEY, 7)).isEqualTo(time(20));
    withdrawals.pass(KEY, handedIn(30));
    assertThat(withdrawals.reachOf(KEY, 9)).isEqualTo(time(40));
    assertThat(withdrawals.reachOf("云溪县/2022", 3)).isEqualTo(time(50));
    assertThat(withdrawals.concern("云溪县/2021")).isFalse();
  }
}
