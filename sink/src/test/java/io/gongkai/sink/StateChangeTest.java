package io.gongkai.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateChangeTest {
  private static final Origin AT = SinkFixtures.origin(Topics.CLEAN, 0, 0);

  /** The state of one verdict, as the database applies a change to it. */
  private record State(Revision revision, boolean stands) {
    State after(StateChange change) {
      boolean wins =
          change.revision() != null
              && (revision == null || change.revision().compareTo(revision) >= 0);
      return wins
          ? new State(change.revision(), change.stands())
          : new State(revision, stands && !change.left());
    }
  }

  @Test
  void shouldGiveTheSameStateWhenChangesAreFoldedAsWhenAppliedOneByOne() {
    Random random = new Random(20231121);
    for (int round = 0; round < 20_000; round++) {
      List<StateChange> changes = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(6); i++) {
        changes.add(randomChange(random));
      }
      State before =
          random.nextBoolean()
              ? new State(null, false)
              : new State(revision(random.nextInt(4)), random.nextBoolean());
      State oneByOne = before;
      for (StateChange change : changes) {
        oneByOne = oneByOne.after(change);
      }
      State folded = before.after(changes.stream().reduce(StateChange::then).orElseThrow());
      assertThat(folded).as("%s after %s", changes, before).isEqualTo(oneByOne);
    }
  }

  private static StateChange randomChange(Random random) {
    if (random.nextInt(3) == 0) {
      return StateChange.leaves(AT);
    }
    int number = random.nextInt(4);
    return StateChange.stands(AT, revision(number), "s" + number);
  }

  private static Revision revision(int number) {
    return new Revision(number / 3 * 2_000L, 1_000, 0, number);
  }
}
