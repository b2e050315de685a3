package dev.tandem.workbench.compare.run;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import java.util.ArrayList;
import java.util.List;

/**
 * What the training loss of an epoch is, in words: a running mean, taken while weights change, of
 * the loss that is trained on. The loss of test rows is neither weighted nor smoothed.
 */
final class TrainingLossWords {
  private TrainingLossWords() {}

  /** Returns {@code "running"}, or {@code "running, weighted"}. */
  static String of(LossSpec loss) {
    List<String> words = new ArrayList<>(List.of("running"));
    if (loss instanceof SoftmaxCrossEntropy softmax) {
      if (!(softmax.classWeights() instanceof ClassWeights.None)) {
        words.add("weighted");
      }
      if (softmax.labelSmoothing() > 0) {
        words.add("smoothed");
      }
    }
    if (loss instanceof BinaryCrossEntropy binary
        && !binary.positiveWeight().equals(PositiveWeight.NONE)) {
      words.add("weighted");
    }
    return String.join(", ", words);
  }
}
