package dev.tandem.workbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.AuditEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTextTest {
  private static final AuditEntry ALIKE = entry(AuditEntry.MATCHED, "1", "1", null);
  private static final AuditEntry APART = entry(AuditEntry.DIFFERS, "1", "2", "1 against 2");

  @Test
  void the_only_pair_is_named_unless_there_are_no_other_contenders() {
    assertThat(AuditText.summary(List.of(APART), 2))
        .isEqualTo("audit: differs: threads (1 against 2); 0 of 1 items matched\n");
    assertThat(AuditText.summary(List.of(APART), 3))
        .isEqualTo("audit: a and b: differs: threads (1 against 2); 0 of 1 items matched\n");
    assertThat(AuditText.summary(List.of(ALIKE), 2)).isEqualTo("audit: all 1 items matched\n");
    assertThat(AuditText.summary(List.of(ALIKE), 3))
        .isEqualTo("audit: all 1 items matched between a and b\n");
  }

  private static AuditEntry entry(String finding, String seenA, String seenB, String caveat) {
    return new AuditEntry(
        "a", "b", "threads", finding, seenA, seenB, List.of(AuditEntry.SPEED), null, caveat);
  }
}
