package dev.tandem.workbench.contender.wire;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.tensor.Precision;
import java.util.Map;
import java.util.Objects;

/**
 * What a child is to do, as {@code job.json} keeps it.
 *
 * @param engine that is meant
 * @param threads that it may use
 * @param precision by label
 * @param prepared the file of prepared data to map
 * @param folder that takes {@code model.safetensors} and {@code predictions.safetensors}
 * @param observed whether the session is inspected now and then, for reports and audits
 * @param checkpoints how often they are kept, in the folder's {@code checkpoints}; if there is one
 *     already, the job goes on from it
 * @param experiment plain maps with the network fitted and the repeat's seed
 */
public record Job(
    EngineReference engine,
    int threads,
    String precision,
    String prepared,
    String folder,
    boolean observed,
    Checkpointing checkpoints,
    Map<String, Object> experiment) {
  public Job {
    Objects.requireNonNull(engine, "no engine");
    Objects.requireNonNull(precision, "no precision");
    Objects.requireNonNull(prepared, "no prepared");
    Objects.requireNonNull(folder, "no folder");
    Objects.requireNonNull(checkpoints, "no checkpoints");
    Objects.requireNonNull(experiment, "no experiment");
  }

  /**
   * Returns the precision that is meant.
   *
   * @param found the engine, which may not compute in it
   * @throws ContenderException if it does not
   */
  public Precision precisionOf(Engine found) {
    return found.precisions().stream()
        .filter(offered -> offered.label().equals(precision))
        .findFirst()
        .orElseThrow(
            () ->
                new ContenderException(
                    "job: precision: expected one of "
                        + found.precisions()
                        + ", which "
                        + found.name()
                        + " computes in, got '"
                        + precision
                        + "'"));
  }
}
