package dev.tandem.workbench.verdicts;

import dev.tandem.workbench.results.ComparisonFile.ContenderEntry;
import java.util.List;

/**
 * Two contenders that finished a repeat together.
 *
 * @param runs at least one
 * @param caveats what matters and differs between them beside the engine
 */
record Contest(ContenderEntry a, ContenderEntry b, List<RunPair> runs, List<String> caveats) {
  String idA() {
    return a.id();
  }

  String idB() {
    return b.id();
  }
}
