package dev.tandem.datasets.preflight;

import dev.tandem.data.Targets;
import java.util.ArrayList;
import java.util.List;

/** Classes with fewer than two rows in training, validation or test. */
final class RareClasses {
  private static final int FEWEST = 2;
  private static final int MOST_TOLD = 3;

  private RareClasses() {}

  static List<Finding> of(Inspection in) {
    if (!(in.targets() instanceof Targets.Classes classes)) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    List<String> rare = new ArrayList<>();
    for (int own = 0; own < classes.names().size(); own++) {
      List<String> sides = sides(in, classes.labels(), own);
      if (!sides.isEmpty()) {
        String name = classes.names().get(own);
        rare.add(name);
        findings.add(
            new Finding(
                in.label(),
                "class "
                    + name
                    + (first(in, classes.labels(), own) + " has " + String.join(" and ", sides)),
                "more rows, another data.split, or data.classes to join it with another"));
      }
    }
    return findings.size() <= MOST_TOLD
        ? findings
        : List.of(
            new Finding(
                in.label(),
                rare.size()
                    + " classes have fewer than two rows in a split: "
                    + dev.tandem.datasets.table.text.Names.list(rare),
                "more rows, another data.split, or data.classes to join some"));
  }

  private static List<String> sides(Inspection in, int[] labels, int own) {
    List<String> sides = new ArrayList<>();
    add("training", in.split().training(), labels, own, sides);
    if (!in.oneSide()) {
      add("validation", in.split().validation(), labels, own, sides);
      add("test", in.split().test(), labels, own, sides);
    }
    return sides;
  }

  private static void add(String side, int[] rows, int[] labels, int own, List<String> sides) {
    int count = 0;
    for (int row : rows) {
      count += labels[row] == own ? 1 : 0;
    }
    if (rows.length > 0 && count < FEWEST) {
      sides.add((count == 0 ? "no " : "one ") + side + " row");
    }
  }

  /** Where it is first, if that is worth a look because it is the only one. */
  private static String first(Inspection in, int[] labels, int own) {
    int first = -1;
    int count = 0;
    for (int row : in.rows()) {
      if (labels[row] == own) {
        first = first < 0 ? row : first;
        count++;
      }
    }
    return count == 1 ? " (one row, line " + in.table().line(first) + ")" : " (" + count + " rows)";
  }
}
