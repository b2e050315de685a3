package dev.tandem.workbench.contender.checkpoint;

import dev.tandem.engine.SessionState;
import dev.tandem.tensor.Parameters;
import dev.tandem.training.TrainingMemory;
import dev.tandem.workbench.contender.probe.SessionReader;
import dev.tandem.workbench.contender.probe.SessionWatch;
import dev.tandem.workbench.observed.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;

/**
 * All that another process needs to go on after an epoch as if nothing had happened.
 *
 * @param training what the training loop knows beside the session's state
 * @param snapshots earlier states whose surfaces are drawn in the end, by epoch
 * @param epochs what was told of each
 * @param notes what was observed on the way
 */
public record Checkpoint(
    SessionState state,
    TrainingMemory training,
    SortedMap<Integer, SessionState> snapshots,
    List<Observation.Epoch> epochs,
    Notes notes) {
  public Checkpoint {
    epochs = List.copyOf(epochs);
  }

  /** Whether all numbers of the network are finite. */
  public boolean isFinite() {
    return isFinite(state.parameters()) && isFinite(state.buffers());
  }

  private static boolean isFinite(Parameters parameters) {
    return parameters.tensors().values().stream()
        .allMatch(tensor -> Arrays.stream(tensor.toDoubles()).allMatch(Double::isFinite));
  }

  /**
   * What was observed on the way.
   *
   * @param resumes the epochs after which earlier processes went on from a checkpoint
   * @param looked whether anybody has looked into the session
   */
  public record Notes(
      List<Integer> resumes,
      boolean looked,
      SessionReader.Looks looks,
      SessionWatch.Passed passed,
      Life life) {
    public Notes {
      resumes = List.copyOf(resumes);
      Objects.requireNonNull(looks, "looks");
      Objects.requireNonNull(passed, "passed");
      Objects.requireNonNull(life, "life");
    }
  }
}
