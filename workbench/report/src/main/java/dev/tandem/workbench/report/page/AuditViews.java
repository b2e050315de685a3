package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.answer.Unmatched;
import dev.tandem.workbench.report.page.ReportView.Audit;
import dev.tandem.workbench.report.page.ReportView.AuditItem;
import dev.tandem.workbench.report.text.AuditText;
import dev.tandem.workbench.runs.results.AuditEntry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fairness audit of all contenders in one table: what differs first, then what is unknown. */
final class AuditViews {
  private AuditViews() {}

  static Audit of(List<AuditEntry> entries) {
    if (entries == null || entries.isEmpty()) {
      return new Audit("", List.of(), List.of(), List.of());
    }
    Set<String> contenders = new LinkedHashSet<>();
    entries.forEach(entry -> contenders.addAll(List.of(entry.a(), entry.b())));
    Map<String, List<AuditEntry>> byItem =
        entries.stream()
            .collect(
                Collectors.groupingBy(AuditEntry::item, LinkedHashMap::new, Collectors.toList()));
    Map<String, List<AuditItem>> byFinding =
        byItem.values().stream()
            .map(own -> item(own, contenders))
            .collect(Collectors.groupingBy(AuditItem::finding));
    List<AuditItem> none = List.of();
    return new Audit(
        Sentence.of(Unmatched.of(entries)),
        List.copyOf(contenders),
        Stream.of(AuditEntry.DIFFERS, AuditEntry.UNKNOWN)
            .flatMap(finding -> byFinding.getOrDefault(finding, none).stream())
            .toList(),
        byFinding.getOrDefault(AuditEntry.MATCHED, none));
  }

  /**
   * Returns what was found of one item in all pairs.
   *
   * @param entries of that item, one a pair
   */
  private static AuditItem item(List<AuditEntry> entries, Collection<String> contenders) {
    Map<String, String> observed = new LinkedHashMap<>();
    for (AuditEntry entry : entries) {
      observed.put(entry.a(), entry.observedA());
      observed.put(entry.b(), entry.observedB());
    }
    List<AuditEntry> differing =
        entries.stream().filter(entry -> entry.finding().equals(AuditEntry.DIFFERS)).toList();
    boolean unknown = entries.stream().anyMatch(own -> own.finding().equals(AuditEntry.UNKNOWN));
    boolean counts = differing.stream().anyMatch(AuditEntry::counts);
    String finding =
        !differing.isEmpty()
            ? AuditEntry.DIFFERS
            : unknown ? AuditEntry.UNKNOWN : AuditEntry.MATCHED;
    String look = finding.equals(AuditEntry.MATCHED) ? "same" : counts ? "different" : "undecided";
    return new AuditItem(
        look,
        entries.get(0).item(),
        finding,
        contenders.stream().map(id -> observed.getOrDefault(id, "-")).toList(),
        differing.stream().map(AuditText::matters).distinct().collect(Collectors.joining("; ")));
  }
}
