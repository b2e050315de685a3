package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.runs.results.LockstepFile;
import dev.tandem.workbench.runs.results.LockstepFile.DriftEntry;
import dev.tandem.workbench.runs.results.LockstepFile.WalkEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Draws how far two engines lie apart, step by step. */
public final class LockstepPicture {
  private LockstepPicture() {}

  /** Draws it into a PNG file. */
  public static void write(Path png, LockstepFile file) {
    String sides = file.sides().get(0).id() + " and " + file.sides().get(1).id();
    DriftFigure.write(
        png,
        file.experiment().get("name") + ": how far " + sides + " lie apart",
        file.tolerance().relative(),
        columns(file));
  }

  private static List<DriftFigure.Column> columns(LockstepFile file) {
    List<DriftFigure.Column> columns = new ArrayList<>();
    for (WalkEntry walk : file.walks()) {
      columns.add(
          new DriftFigure.Column(
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

  private static DriftFigure.Panel panel(
      String title, LockstepFile file, WalkEntry walk, ToDoubleFunction<DriftEntry> value) {
    List<DriftFigure.Line> lines =
        IntStream.range(0, file.layers().size())
            .mapToObj(
                layer ->
                    new DriftFigure.Line(
                        file.layers().get(layer),
                        walk.steps().stream()
                            .mapToDouble(step -> value.applyAsDouble(step.layers().get(layer)))
                            .toArray()))
            .toList();
    return new DriftFigure.Panel(title, lines);
  }
}
