package io.gongkai.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongkai.model.Unreadable;
import io.gongkai.model.UnreadableReason;
import io.gongkai.testkit.BareSubmission;
import io.gongkai.testkit.DocumentLayout;
import io.gongkai.testkit.PrintedReport;
import io.gongkai.testkit.ReportGenerator;
import io.gongkai.testkit.ReportLayout;
import io.gongkai.testkit.TextLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * The time limit holds for all of the reading of a document. The clock counts how often it is read.
 */
class DeadlineTest {
  private static final String TITLE = "青石区人民政府办公室2023年政府信息公开工作年度报告\n";
  private static final String TABLE = TITLE + "三、收到和处理政府信息公开申请情况\n（本列数据的勾稽关系为：第一项加第二项之和）\t申请人情况\n";
  private static final String ROW = "一、本年新收政府信息公开申请数量";

  private final AtomicLong looks = new AtomicLong();

  @Test
  void shouldRefuseWhereverTimeIsOver() {
    for (ReportLayout layout : new ReportLayout[] {TextLayout.TABS, DocumentLayout.HTML}) {
      byte[] document = layout.print(report());
      assertThat(read(document, Long.MAX_VALUE)).isInstanceOf(NormalizeResult.Read.class);
      long enough = looks.get();
      assertThat(enough).as("looks at the clock").isGreaterThan(50);
      for (long most = 1; most < enough - 1; most += 3) {
        assertOverdue(read(document, most));
      }
      assertThat(read(document, enough)).isInstanceOf(NormalizeResult.Read.class);
    }
  }

  @Test
  void shouldRefuseSoonWhenTextIsHostile() {
    assertSoonRefused(TITLE + "第1次公开申请，".repeat(50_000));
    assertSoonRefused(TABLE + ROW + "\n1".repeat(100_000));
    assertSoonRefused(TABLE + (ROW + "\t1").repeat(50_000));
    assertSoonRefused(TABLE + (ROW + "123456789123456789\n").repeat(20_000));
    assertSoonRefused(TABLE + ROW + "1(政".repeat(100_000));
  }

  private void assertSoonRefused(String text) {
    assertOverdue(read(text.getBytes(StandardCharsets.UTF_8), 1000));
    // After the look that finds the time over there is no other.
    assertThat(looks.get()).isEqualTo(1002);
  }

  private static void assertOverdue(NormalizeResult result) {
    assertThat(result).isInstanceOf(NormalizeResult.Refused.class);
    Unreadable unreadable = ((NormalizeResult.Refused) result).unreadable();
    assertThat(unreadable.getReason()).isEqualTo(UnreadableReason.TOO_LARGE);
    assertThat(unreadable.getPartial()).isNull();
    assertThat(unreadable.toString()).contains("document.max.time.ms");
  }

  /** Reads a document with a limit of so many looks at the clock, one nanosecond each. */
  private NormalizeResult read(byte[] document, long mostLooks) {
    NormalizerLimits limits =
        new NormalizerLimits(1 << 24, 1 << 24, 1 << 22, 100, 100_000, Duration.ofNanos(mostLooks));
    looks.set(0);
    return new Normalizer(limits, looks::getAndIncrement).normalize(BareSubmission.of(0), document);
  }

  private static PrintedReport report() {
    return new PrintedReport(Samples.truth(new ReportGenerator(new Random(1)), 0, TextLayout.TABS));
  }
}
