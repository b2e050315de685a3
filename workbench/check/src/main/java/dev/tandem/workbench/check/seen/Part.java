package dev.tandem.workbench.check.seen;

/** The parts of a step, in the order in which a mistake in one reaches the next. */
public enum Part {
  /** Of all rows, before training: without dropout. */
  PREDICTION("prediction"),
  /** The outputs of the layers, while training. */
  FORWARD("forward"),
  LOSS("loss"),
  /** The gradients of the parameters. */
  GRADIENT("backward"),
  /** What a step adds to the parameters. */
  UPDATE("update"),
  /** The running statistics after a step. */
  STATISTICS("running statistics"),
  /** Of all rows, after training. */
  PREDICTION_AFTER("prediction after training");

  private final String words;

  Part(String words) {
    this.words = words;
  }

  /** As a person reads it. */
  public String words() {
    return words;
  }
}
