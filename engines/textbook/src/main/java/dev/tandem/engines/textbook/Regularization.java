package dev.tandem.engines.textbook;

import dev.tandem.network.RegularizationSpec;
import java.util.List;

/**
 * What is done to gradients before the optimizer sees them: first {@link #addPenalty}, then {@link
 * #clip}.
 */
public interface Regularization {
  /** Adds the gradient of the penalty. */
  void addPenalty(List<Parameter> parameters);

  /** Cuts gradients down to what is allowed. */
  void clip(List<Parameter> parameters);

  static Regularization of(RegularizationSpec spec) {
    return new PenaltyAndClipping(spec);
  }
}
