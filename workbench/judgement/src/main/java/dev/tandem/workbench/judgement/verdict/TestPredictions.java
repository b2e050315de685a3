package dev.tandem.workbench.judgement.verdict;

import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.LossSpec;

/** What one trained model predicted for the test rows, and what was right. */
public sealed interface TestPredictions {
  int rows();

  /**
   * Of classes.
   *
   * @param threshold from which probability on the positive of two classes is predicted
   */
  record OfClasses(Predictions predictions, double threshold) implements TestPredictions {
    @Override
    public int rows() {
      return predictions.rows();
    }

    int predicted(int row) {
      return predictions.predicted(row, threshold);
    }

    boolean right(int row) {
      return predicted(row) == predictions.labels()[row];
    }
  }

  /**
   * Of numbers.
   *
   * @param loss the experiment's own
   */
  record OfNumbers(Estimates estimates, LossSpec loss) implements TestPredictions {
    @Override
    public int rows() {
      return estimates.rows();
    }
  }
}
