package dev.tandem.workbench.contender.child;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.observed.SurfaceGrid;
import dev.tandem.workbench.observed.Surfaces;
import dev.tandem.workbench.observed.Surfaces.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The states of a run's epochs whose surfaces a report draws. During training they are only copied,
 * outside the clock; predictions wait until everything is measured, so that they warm nothing up
 * and are in nobody's peak memory.
 */
final class Snapshots {
  private static final int WANTED = 10;

  /** Copies of larger networks would take memory that counts. */
  private static final int MOST_PARAMETERS = 20_000;

  private final ExperimentSpec experiment;
  private final DataSplits data;
  private final Optional<SurfaceGrid> grid;
  private final SortedMap<Integer, SessionState> states = new TreeMap<>();

  /** Takes none of data that is not of two columns, or of a session that cannot go back. */
  Snapshots(ExperimentSpec experiment, PreparedData data, Session session, boolean observed) {
    boolean small = experiment.network().parameterCount() <= MOST_PARAMETERS;
    this.experiment = experiment;
    this.data = data.splits();
    this.grid =
        observed && small && session.abilities().contains(Ability.RESTORE)
            ? SurfaceGrid.of(data.splits(), data.preprocessing())
            : Optional.empty();
  }

  /** Takes one if it is wanted: closer together at the beginning, where most is learnt. */
  void afterEpoch(int epoch, Supplier<SessionState> state) {
    if (grid.isPresent() && isWanted(epoch, experiment.training().epochs())) {
      states.put(epoch, state.get());
    }
  }

  /** Takes the trained model's; what was learnt after its epoch is not part of it. */
  void trained(int epoch, Supplier<SessionState> state) {
    if (grid.isPresent()) {
      states.tailMap(epoch).clear();
      states.put(epoch, state.get());
    }
  }

  /** Those taken so far, by epoch. */
  SortedMap<Integer, SessionState> taken() {
    return states;
  }

  /** Goes on from those that another process has taken. */
  void resume(SortedMap<Integer, SessionState> taken) {
    states.clear();
    states.putAll(taken);
  }

  static boolean isWanted(int epoch, int epochs) {
    for (int i = 0; i <= WANTED; i++) {
      if (epoch == Math.round((double) epochs * i * i / (WANTED * WANTED))) {
        return true;
      }
    }
    return false;
  }

  /** Predicts all surfaces and writes them into a folder; leaves the session in the last state. */
  void write(Path folder, Session session) {
    if (grid.isEmpty() || states.isEmpty()) {
      return;
    }
    Features places = grid.get().features();
    int classes = data.training().targets() instanceof Targets.Classes own ? own.names().size() : 0;
    List<Frame> frames =
        states.entrySet().stream()
            .map(
                entry -> {
                  session.restore(entry.getValue());
                  Matrix outputs = data.training().targets().inUnit(session.predict(places));
                  return Frame.of(entry.getKey(), experiment.loss(), outputs, classes);
                })
            .toList();
    Surfaces.of(grid.get(), frames, data.training(), data.test()).write(folder);
  }
}
