package dev.tandem.workbench.lockstep;

import dev.tandem.workbench.figures.DriftFigure;
import dev.tandem.workbench.json.Json;
import dev.tandem.workbench.results.LockstepFile;
import dev.tandem.workbench.results.LockstepFile.DriftEntry;
import dev.tandem.workbench.results.LockstepFile.WalkEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What is kept of a walk: {@code lockstep.json} and {@code lockstep.png}. */
public final class LockstepFiles {
  private LockstepFiles() {}

  /**
   * Writes both into a folder, made if need be.
   *
   * @throws UncheckedIOException if they cannot be written
   */
  public static void write(Path folder, LockstepFile file) {
    try {
      Files.createDirectories(folder);
      Path beside = folder.resolve(".lockstep.json");
      String json = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(file);
      Files.writeString(beside, json + "\n", StandardCharsets.UTF_8);
      Files.move(beside, folder.resolve("lockstep.json"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String sides = file.sides().get(0).id() + " and " + file.sides().get(1).id();
    DriftFigure.write(
        folder.resolve("lockstep.png"),
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
