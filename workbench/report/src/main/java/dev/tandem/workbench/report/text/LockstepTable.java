package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.results.LockstepFile;
import dev.tandem.workbench.runs.results.LockstepFile.DriftEntry;
import dev.tandem.workbench.runs.results.LockstepFile.FindingEntry;
import dev.tandem.workbench.runs.results.LockstepFile.KinkEntry;
import dev.tandem.workbench.runs.results.LockstepFile.SideEntry;
import dev.tandem.workbench.runs.results.LockstepFile.StepEntry;
import dev.tandem.workbench.runs.results.LockstepFile.WalkEntry;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Two engines' walk as text for a terminal: what differs first, and how far layers differ. */
public record LockstepTable(LockstepFile file) {
  /** Returns the walk: what differs first, then a table of each mode. */
  public static String of(LockstepFile file) {
    return new LockstepTable(file).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    SideEntry a = file.sides().get(0);
    SideEntry b = file.sides().get(1);
    text.append(
        format(
            "%s: %s and %s, batches of %d rows\n",
            file.experiment().get("name"), words(a), words(b), file.rows()));
    text.append(
        format(
            "tolerance: %s of a tensor's largest value, and what rounding explains\n",
            PartWords.number(file.tolerance().relative())));
    file.sides().stream().map(LockstepTable::device).distinct().forEach(text::append);
    file.walk(LockstepFile.SYNCHRONIZED).ifPresent(walk -> text.append(synchronizedWalk(walk)));
    file.walk(LockstepFile.FREE).ifPresent(walk -> text.append(freeWalk(walk)));
    return text.toString();
  }

  private static String device(SideEntry session) {
    return session.device() == null ? "" : session.engine() + ": " + session.device() + "\n";
  }

  private static String words(SideEntry session) {
    return session.id() + " (" + session.precision() + ")";
  }

  private String synchronizedWalk(WalkEntry walk) {
    StringBuilder text = new StringBuilder("\nsynchronized: from one state in every step\n");
    int steps = walk.steps().size();
    if (steps == 0) {
      return text.append(end(walk)).toString();
    }
    if (walk.first() == null) {
      text.append(format("  nothing differs in %s\n", steps(steps)));
    } else {
      text.append(finding(walk.first()));
      text.append(format("  %d of %s differ somewhere\n", walk.stepsThatDiffer(), steps(steps)));
    }
    text.append(kinks(walk)).append(unknown(walk)).append(end(walk));
    text.append('\n').append(table("worst step", walk.steps()));
    return text.toString();
  }

  private String finding(FindingEntry finding) {
    String layer = finding.layer() == null ? "" : ", layer " + file.layers().get(finding.layer());
    TextTable values = new TextTable();
    values.row("    " + file.sides().get(0).id(), number(finding.a()));
    values.row("    " + file.sides().get(1).id(), number(finding.b()));
    values.row("    differ by", number(finding.difference()));
    values.row("    allowed", number(finding.allowed()));
    return format("  first difference: step %d, %s%s\n", finding.step(), finding.phase(), layer)
        + "    "
        + finding.what()
        + (finding.index().isEmpty() ? "" : " at " + finding.index())
        + "\n"
        + values;
  }

  private String kinks(WalkEntry walk) {
    Optional<StepEntry> first =
        walk.steps().stream().filter(step -> step.kink() != null).findFirst();
    if (first.isEmpty()) {
      return "";
    }
    KinkEntry kink = first.get().kink();
    String where =
        kink.layer() < file.layers().size() ? file.layers().get(kink.layer()) : "the loss";
    return format(
        "  judged in part: %s, where rounding has put a value on either side of a kink\n"
            + "    first in step %d, before %s: %s and %s at [%d, %d]\n",
        steps(walk.stepsInPart()),
        first.get().step(),
        where,
        number(kink.a()),
        number(kink.b()),
        kink.row(),
        kink.column());
  }

  private String freeWalk(WalkEntry walk) {
    int steps = walk.steps().size();
    String head = "\nfree: each goes its own way, and differences add up\n" + unknown(walk);
    if (steps == 0) {
      return head + end(walk);
    }
    return head
        + end(walk)
        + "\n"
        + table("after " + steps(steps), List.of(walk.steps().get(steps - 1)));
  }

  private static String end(WalkEntry walk) {
    String words = walk.steps().isEmpty() ? "  " : "  ended early: ";
    return walk.end() == null ? "" : words + walk.end() + "\n";
  }

  private static String unknown(WalkEntry walk) {
    return walk.unknown() == null ? "" : "  " + walk.unknown() + "\n";
  }

  private String table(String when, List<StepEntry> steps) {
    TextTable table = new TextTable();
    table.row("  " + when, "output", "its gradient", "parameters' gradient", "parameters").row();
    for (int layer = 0; layer < file.layers().size(); layer++) {
      int index = layer;
      List<DriftEntry> drifts = steps.stream().map(step -> step.layers().get(index)).toList();
      table.row(
          "  " + file.layers().get(layer),
          largest(drifts, DriftEntry::output),
          largest(drifts, DriftEntry::outputGradient),
          largest(drifts, DriftEntry::gradient),
          largest(drifts, DriftEntry::weight));
    }
    return table.toString();
  }

  private static String largest(List<DriftEntry> drifts, ToDoubleFunction<DriftEntry> value) {
    double largest = drifts.stream().mapToDouble(value).max().orElse(Double.NaN);
    if (Double.isNaN(largest)) {
      return "-";
    }
    return largest == 0 ? "0" : format("%.1e", largest);
  }

  private static String steps(long steps) {
    return steps == 1 ? "1 step" : steps + " steps";
  }

  private static String number(double value) {
    return format("%.10g", value);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
