package dev.tandem.workbench.report.gallery;

import dev.tandem.workbench.report.chart.DriftChart;
import dev.tandem.workbench.runs.results.LockstepFile;
import dev.tandem.workbench.runs.results.LockstepFile.DriftEntry;
import dev.tandem.workbench.runs.results.LockstepFile.WalkEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How far two engines differ, step by step. */
public final class LockstepDrift {
  private LockstepDrift() {}

  /** Returns the differences of each walk. */
  public static DriftChart of(LockstepFile file) {
    String sessions = file.sides().get(0).id() + " and " + file.sides().get(1).id();
    return new DriftChart(
        "lockstep",
        file.experiment().get("name") + ": how far " + sessions + " lie apart",
        "",
        file.tolerance().relative(),
        columns(file));
  }

  private static List<DriftChart.Column> columns(LockstepFile file) {
    List<DriftChart.Column> columns = new ArrayList<>();
    for (WalkEntry walk : file.walks()) {
      if (walk.steps().isEmpty()) {
        continue; // it could not begin
      }
      columns.add(
          new DriftChart.Column(
              walk.mode().equals(LockstepFile.FREE)
                  ? "free: each goes its own way"
                  : "synchronized: from one state in every step",
              walk.steps().stream().mapToLong(step -> step.step()).toArray(),
              List.of(
                  panel("outputs", file, walk, DriftEntry::output),
                  panel("gradients at outputs", file, walk, DriftEntry::outputGradient),
                  panel("gradients of parameters", file, walk, DriftEntry::gradient),
                  panel("parameters after the step", file, walk, DriftEntry::weight))));
    }
    return columns;
  }

  private static DriftChart.Panel panel(
      String title, LockstepFile file, WalkEntry walk, ToDoubleFunction<DriftEntry> value) {
    List<DriftChart.Line> lines =
        IntStream.range(0, file.layers().size())
            .mapToObj(
                layer ->
                    new DriftChart.Line(
                        file.layers().get(layer),
                        walk.steps().stream()
                            .mapToDouble(step -> value.applyAsDouble(step.layers().get(layer)))
                            .toArray()))
            .toList();
    return new DriftChart.Panel(title, lines);
  }
}
