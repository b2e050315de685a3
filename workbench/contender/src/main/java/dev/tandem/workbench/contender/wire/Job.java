package dev.tandem.workbench.contender.wire;

import java.util.Map;

/**
 * What a child is to do, as its parent writes it to a file.
 *
 * @param engine by name
 * @param threads that it may use
 * @param precision by label
 * @param prepared the file of prepared data to map
 * @param folder that takes {@code model.safetensors} and {@code predictions.safetensors}
 * @param observed whether a look is taken into the session now and then, for reports and audits
 * @param experiment plain maps with the network fitted and the repeat's seed
 */
public record Job(
    String engine,
    int threads,
    String precision,
    String prepared,
    String folder,
    boolean observed,
    Map<String, Object> experiment) {

  /** The line with which the parent asks for data to be mapped and the session to be opened. */
  public static final String OPEN = "open";

  /** The line with which the parent asks for the next epoch. */
  public static final String EPOCH = "epoch";

  /** The line with which the parent asks for the model alone, and ends the child. */
  public static final String SAVE = "save";

  /** The line with which the parent asks for predictions and model, and ends the child. */
  public static final String FINISH = "finish";
}
