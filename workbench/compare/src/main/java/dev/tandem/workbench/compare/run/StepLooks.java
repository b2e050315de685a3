package dev.tandem.workbench.compare.run;

import dev.tandem.engine.Batch;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.Trace;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.contender.wire.StateFile;
import dev.tandem.workbench.contender.wire.TraceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Contenders trained up to a step, and what each would do in it. */
public final class StepLooks {
  private StepLooks() {}

  /** What one contender would do. */
  public sealed interface Look {
    PlannedContender planned();
  }

  /**
   * It was seen.
   *
   * @param state before the step
   * @param trace of the step on the batch
   */
  public record Seen(PlannedContender planned, SessionState state, Batch batch, Trace trace)
      implements Look {}

  /**
   * It was not.
   *
   * @param missing whether its engine is
   */
  public record Unseen(PlannedContender planned, String reason, boolean missing) implements Look {}

  /**
   * Trains them to just before the step, and looks.
   *
   * @param step from 1, over all epochs
   * @param rows of the training data that the step is made on
   */
  public static List<Look> of(
      List<PlannedContender> contenders, long step, int[] rows, Consumer<RunEvent> events) {
    try (TemporaryFolder folder =
        TemporaryFolder.in(Path.of(System.getProperty("java.io.tmpdir")))) {
      List<ContenderRun> runs = new ArrayList<>();
      for (PlannedContender contender : contenders) {
        runs.add(new ContenderRun(contender, 1, own(folder, runs.size() + "")));
      }
      try (Course course = new Driver(Driver.Product.MODEL, 1, events).start(runs)) {
        while (runs.stream().anyMatch(run -> run.training() && run.step() < step - 1)) {
          course.steps(left(runs, step - 1));
        }
        return runs.stream().map(run -> look(run, step, rows)).toList();
      }
    }
  }

  private static Path own(TemporaryFolder folder, String name) {
    try {
      return Files.createDirectory(folder.path().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Steps that nobody has made yet, so that nobody makes too many. */
  private static int left(List<ContenderRun> runs, long to) {
    long done =
        runs.stream().filter(ContenderRun::training).mapToLong(ContenderRun::step).max().orElse(0);
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, to - done));
  }

  private static Look look(ContenderRun run, long step, int[] rows) {
    if (run.running() && run.step() < step - 1) {
      return unseen(run, "early stopping has ended training after step " + run.step());
    }
    Path state = run.folder().resolve("state.safetensors");
    Path trace = run.folder().resolve("trace.safetensors");
    run.state(state);
    run.trace(rows, trace);
    if (!run.running()) {
      return unseen(run, run.message());
    }
    if (!Files.exists(trace)) {
      return unseen(run, "the engine cannot show its steps layer by layer");
    }
    TraceFile.Look look = TraceFile.read(trace);
    return new Seen(run.planned(), StateFile.read(state), look.batch(), look.trace());
  }

  private static Unseen unseen(ContenderRun run, String reason) {
    return new Unseen(run.planned(), reason, run.status() == ContenderRun.Status.MISSING);
  }
}
