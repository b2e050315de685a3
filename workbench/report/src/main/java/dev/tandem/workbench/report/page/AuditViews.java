package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.page.ReportView.Audit;
import dev.tandem.workbench.report.page.ReportView.AuditItem;
import dev.tandem.workbench.report.text.AuditText;
import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fairness audit, a table a pair: what differs first, then what is unknown. */
final class AuditViews {
  private static final List<String> ORDER =
      List.of(AuditEntry.DIFFERS, AuditEntry.UNKNOWN, AuditEntry.MATCHED);

  private AuditViews() {}

  static List<Audit> of(List<AuditEntry> entries) {
    Map<String, List<AuditEntry>> pairs = new LinkedHashMap<>();
    if (entries != null) {
      entries.forEach(
          entry ->
              pairs
                  .computeIfAbsent(entry.a() + " and " + entry.b(), pair -> new ArrayList<>())
                  .add(entry));
    }
    List<Audit> audits = new ArrayList<>();
    pairs.forEach((pair, own) -> audits.add(audit(pair, own)));
    return audits;
  }

  private static Audit audit(String pair, List<AuditEntry> entries) {
    List<AuditItem> items =
        entries.stream()
            .sorted(Comparator.comparingInt((AuditEntry entry) -> ORDER.indexOf(entry.finding())))
            .map(AuditViews::item)
            .toList();
    String summary = AuditText.summary(entries).strip().replaceFirst("^audit: ", "");
    return new Audit(pair, summary, entries.get(0).a(), entries.get(0).b(), items);
  }

  private static AuditItem item(AuditEntry entry) {
    String matters = "";
    if (entry.finding().equals(AuditEntry.DIFFERS)) {
      String what = entry.matters().isEmpty() ? "neither" : String.join(" and ", entry.matters());
      String cause = entry.followsFrom() == null ? "" : "; follows from the " + entry.followsFrom();
      matters = "matters for " + what + cause;
    }
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
