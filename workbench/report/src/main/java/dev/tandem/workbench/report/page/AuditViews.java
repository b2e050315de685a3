package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.page.ReportView.Audit;
import dev.tandem.workbench.report.page.ReportView.AuditItem;
import dev.tandem.workbench.report.text.AuditText;
import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The fairness audit, a table a pair: what differs first, then what is unknown. */
final class AuditViews {
  private static final List<String> ORDER =
      List.of(AuditEntry.DIFFERS, AuditEntry.UNKNOWN, AuditEntry.MATCHED);

  private AuditViews() {}

  static List<Audit> of(List<AuditEntry> entries) {
    List<Audit> audits = new ArrayList<>();
    AuditText.pairs(entries == null ? List.of() : entries)
        .forEach((pair, own) -> audits.add(audit(pair, own)));
    return audits;
  }

  private static Audit audit(String pair, List<AuditEntry> entries) {
    List<AuditItem> items =
        entries.stream()
            .sorted(Comparator.comparingInt((AuditEntry entry) -> ORDER.indexOf(entry.finding())))
            .map(AuditViews::item)
            .toList();
    String summary = AuditText.summary(entries, 2).strip().replaceFirst("^audit: ", "");
    return new Audit(pair, summary, entries.get(0).a(), entries.get(0).b(), items);
  }

  private static AuditItem item(AuditEntry entry) {
    boolean differs = entry.finding().equals(AuditEntry.DIFFERS);
    String matters = differs ? AuditText.matters(entry) : "";
    String look =
        switch (entry.finding()) {
          case AuditEntry.MATCHED -> "same";
          case AuditEntry.DIFFERS -> entry.counts() ? "different" : "undecided";
          default -> "undecided";
        };
    boolean alike = entry.observedA().equals(entry.observedB());
    List<String> observed =
        alike ? List.of(entry.observedA()) : List.of(entry.observedA(), entry.observedB());
    return new AuditItem(look, entry.item(), entry.finding(), observed, matters);
  }
}
