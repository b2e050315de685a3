package dev.tandem.network;

import java.util.Arrays;
import java.util.List;

/** How much a row counts in the loss, by its class. */
public sealed interface ClassWeights {
  /** The weights for so many rows of each class: this, unless it waits for them. */
  ClassWeights fit(int[] counts);

  /** All rows count the same. */
  record None() implements ClassWeights {
    @Override
    public ClassWeights fit(int[] counts) {
      return this;
    }
  }

  /**
   * {@code rows / (classes · rows of the class)}, as scikit-learn's "balanced", from the training
   * rows.
   */
  record Balanced() implements ClassWeights {
    @Override
    public ClassWeights fit(int[] counts) {
      double rows = Arrays.stream(counts).sum();
      return new Given(
          Arrays.stream(counts)
              .mapToObj(count -> count == 0 ? 1.0 : rows / ((double) counts.length * count))
              .toList());
    }
  }

  /** One weight a class, in the classes' order. */
  record Given(List<Double> weights) implements ClassWeights {
    public Given {
      weights = List.copyOf(weights);
      weights.forEach(weight -> Ranges.positive("classWeights", weight));
    }

    @Override
    public ClassWeights fit(int[] counts) {
      if (weights.size() != counts.length) {
        throw new SpecException(
            "loss.classWeights", counts.length + " weights, one a class", weights.size());
      }
      return this;
    }
  }
}
