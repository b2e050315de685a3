package dev.tandem.workbench.report.analysis;

import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.FindingEntry;
import java.util.List;

/** The sentences of what stands out in a run. */
public final class FindingLines {
  static final String HEADING = "What stands out";

  private FindingLines() {}

  /** Returns them in the file's order; none in files from before there were any. */
  public static List<String> of(ComparisonFile file) {
    return file.analysis() == null
        ? List.of()
        : file.analysis().stream().map(FindingEntry::sentence).toList();
  }
}
