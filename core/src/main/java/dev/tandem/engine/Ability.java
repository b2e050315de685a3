package dev.tandem.engine;

/**
 * What a session may be able to do beside training and predicting. {@link #TRACE} includes {@link
 * #FORWARD} and {@link #GRADIENTS}.
 */
public enum Ability {
  /** {@link Session#trace}: showing a step layer by layer without making it. */
  TRACE("show its steps layer by layer"),
  /** {@link Session#restore}: going to a state. */
  RESTORE("go to a given state"),
  /** {@link Session#forward}: showing what each layer makes of a batch. */
  FORWARD("show the outputs of its layers"),
  /** {@link Session#gradients}: showing the gradients of a batch without a step. */
  GRADIENTS("show its gradients");

  private final String words;

  Ability(String words) {
    this.words = words;
  }

  /** What a session without it throws. */
  public UnsupportedOperationException missing() {
    return new UnsupportedOperationException(
        "session: expected one that can " + words + ", got one whose abilities lack " + name());
  }
}
