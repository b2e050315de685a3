package dev.tandem.workbench.report.figures;

import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.util.List;

/**
 * Answers and weights are shown of one training run, beside figures that are means over all: where
 * there are several, a figure says which one it shows.
 */
final class FirstRepeat {
  private FirstRepeat() {}

  /** To append to a note that is drawn below a figure. */
  static String inNote(List<ContenderEntry> contenders) {
    return several(contenders) ? " Of the first repeat." : "";
  }

  /** To append to a title, where a picture has no note. */
  static String inTitle(List<ContenderEntry> contenders) {
    return several(contenders) ? ", first repeat" : "";
  }

  private static boolean several(List<ContenderEntry> contenders) {
    return contenders.stream().anyMatch(own -> own.runs().size() > 1);
  }
}
