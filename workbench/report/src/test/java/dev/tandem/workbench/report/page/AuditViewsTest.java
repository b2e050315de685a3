package dev.tandem.workbench.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.page.ReportView.Audit;
import dev.tandem.workbench.report.page.ReportView.AuditItem;
import dev.tandem.workbench.runs.results.AuditEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditViewsTest {
  @Test
  void three_pairs_are_one_table_with_a_column_for_each_contender() {
    Audit audit =
        AuditViews.of(
            List.of(
                entry("a", "b", "threads", "1", "1"),
                entry("a", "b", "rows", "8", "8"),
                entry("a", "c", "threads", "1", "2"),
                entry("a", "c", "rows", "8", "8"),
                entry("b", "c", "threads", "1", "2"),
                entry("b", "c", "rows", "8", "8")));

    assertThat(audit.line()).isEqualTo("Not matched: threads (of 2 items).");
    assertThat(audit.head()).containsExactly("a", "b", "c");
    assertThat(audit.unmatched())
        .containsExactly(
            new AuditItem(
                "different", "threads", "differs", List.of("1", "1", "2"), "matters for speed"));
    assertThat(audit.matched())
        .singleElement()
        .satisfies(rows -> assertThat(rows.alike()).isEqualTo("8"));
  }

  @Test
  void where_all_matched_no_row_differs() {
    Audit audit = AuditViews.of(List.of(entry("a", "b", "rows", "8", "8")));

    assertThat(audit.line()).isEqualTo("All 1 items matched.");
    assertThat(audit.unmatched()).isEmpty();
  }

  @Test
  void without_an_audit_there_is_nothing_to_show() {
    assertThat(AuditViews.of(null).line()).isEmpty();
  }

  private static AuditEntry entry(String a, String b, String item, String ofA, String ofB) {
    boolean same = ofA.equals(ofB);
    return new AuditEntry(
        a,
        b,
        item,
        same ? AuditEntry.MATCHED : AuditEntry.DIFFERS,
        ofA,
        ofB,
        same ? List.of() : List.of("speed"),
        null,
        same ? null : "1 thread against 2");
  }
}
