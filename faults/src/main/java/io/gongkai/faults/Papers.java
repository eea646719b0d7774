package io.gongkai.faults;

import io.gongkai.testkit.model.PaperPrinter;
import io.gongkai.testkit.model.PlainAgency.Figures;
import io.gongkai.testkit.model.PlainAgency.Paper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The papers that were handed in, by agency, and the next ones: all drawn from a seed. */
final class Papers {
  /** First report year. */
  static final int FIRST_YEAR = 2022;

  /** Report years: those of an agency are held against each other. */
  static final int YEARS = 3;

  private final Random random;
  private final Map<String, Paper> byId = new HashMap<>();
  private final Map<String, List<Paper>> byAgency = new HashMap<>();
  private long serial;

  Papers(Random random) {
    this.random = random;
  }

  /** A report of some year: the first, or a correction. */
  synchronized Paper next(String agency) {
    Figures figures =
        new Figures(
            random.nextInt(2),
            random.nextInt(2),
            random.nextInt(3) > 0 ? 0 : 3 + random.nextInt(2));
    int year = FIRST_YEAR + random.nextInt(YEARS);
    return remember(agency, PaperPrinter.readable(agency, year, figures, serial++));
  }

  /** One that is no report. */
  synchronized Paper unreadable(String agency) {
    return remember(agency, PaperPrinter.unreadable(agency, serial++));
  }

  /** One that was handed in before; a new one when there is none. */
  synchronized Paper earlier(String agency) {
    List<Paper> all = byAgency.getOrDefault(agency, List.of());
    return all.isEmpty() ? next(agency) : all.get(random.nextInt(all.size()));
  }

  /** The paper of a submission; null when nobody handed it in. */
  synchronized Paper byId(String id) {
    return byId.get(id);
  }

  /** How many there are. */
  synchronized int size() {
    return byId.size();
  }

  private Paper remember(String agency, Paper paper) {
    byId.put(paper.id(), paper);
    byAgency.computeIfAbsent(agency, unused -> new ArrayList<>()).add(paper);
    return paper;
  }
}
