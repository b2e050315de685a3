package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Two contenders that finished a repeat together.
 *
 * @param runs at least one
 * @param caveats what differs between them beside the engine
 */
record Contest(ContenderEntry a, ContenderEntry b, List<RunPair> runs, Caveats caveats) {
  String idA() {
    return a.id();
  }

  String idB() {
    return b.id();
  }

  /** All that matters and differs, what a has first. */
  List<String> allCaveats() {
    Set<String> all = new LinkedHashSet<>(caveats.between(a, b, AuditEntry.QUALITY));
    all.addAll(caveats.between(a, b, AuditEntry.SPEED));
    return new ArrayList<>(all);
  }

  /** What matters for one thing and differs, in the order of a sentence that names one first. */
  List<String> caveats(Order order, String matter) {
    return order == Order.A_FIRST ? caveats.between(a, b, matter) : caveats.between(b, a, matter);
  }
}
