package dev.tandem.mistakes;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import dev.tandem.training.BatchPlan;
import dev.tandem.training.Score;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A short training, and what can be seen of it from outside.
 *
 * @param epochs ends early with one whose loss is not finite
 */
public record Rehearsal(List<Epoch> epochs) {
  /**
   * One epoch.
   *
   * @param loss the mean of what steps reported, over rows
   * @param test of the network after it, on the test rows
   * @param gradients by layer with weights, the norm in the epoch's first step
   */
  public record Epoch(double loss, Score test, Map<Integer, Double> gradients) {}

  /** Trains with mistakes planted, or none. */
  public static Rehearsal of(List<Mistake> planted, ExperimentSpec experiment, DataSplits data) {
    SessionState initial =
        Initializer.initialState(experiment.network(), experiment.training().seed());
    List<Epoch> epochs = new ArrayList<>();
    BatchPlan plan = BatchPlan.of(experiment, data.training().rows());
    try (Session session =
        Mistakes.open(planted, experiment, initial, data.training(), parts -> parts)) {
      for (int epoch = 0; epoch < experiment.training().epochs(); epoch++) {
        epochs.add(epoch(session, plan, experiment, data));
        if (!Double.isFinite(epochs.get(epoch).loss())) {
          break;
        }
      }
    }
    return new Rehearsal(epochs);
  }

  private static Epoch epoch(
      Session session, BatchPlan plan, ExperimentSpec experiment, DataSplits data) {
    double sum = 0;
    double weight = 0;
    Map<Integer, Double> gradients = Map.of();
    for (int i = 0; i < plan.batchesPerEpoch(); i++) {
      Batch batch = plan.next();
      if (i == 0) {
        gradients = norms(session.gradients(batch));
      }
      StepResult result = session.step(batch);
      sum += result.lossSum();
      weight += result.lossWeight();
    }
    Matrix outputs = session.predict(data.test().features());
    return new Epoch(
        sum / weight, Score.of(outputs, data.test().targets(), experiment.loss()), gradients);
  }

  private static Map<Integer, Double> norms(Parameters gradients) {
    Map<Integer, Double> squares = new LinkedHashMap<>();
    for (Map.Entry<String, Tensor> entry : gradients.tensors().entrySet()) {
      int layer = Integer.parseInt(entry.getKey().split("\\.")[0]);
      for (double g : entry.getValue().toDoubles()) {
        squares.merge(layer, g * g, Double::sum);
      }
    }
    squares.replaceAll((layer, sum) -> Math.sqrt(sum));
    return squares;
  }

  /** Whether losses and accuracies stay within a share of each other, and both end alike. */
  public boolean looksLike(Rehearsal other, double share) {
    if (epochs.size() != other.epochs.size()) {
      return false;
    }
    for (int i = 0; i < epochs.size(); i++) {
      Epoch a = epochs.get(i);
      Epoch b = other.epochs.get(i);
      if (!near(a.loss(), b.loss(), share) || !near(a.test().loss(), b.test().loss(), share)) {
        return false;
      }
    }
    return true;
  }

  private static boolean near(double a, double b, double share) {
    return a == b
        || Double.isNaN(a) && Double.isNaN(b)
        || Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b));
  }
}
