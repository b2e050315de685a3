package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import dev.tandem.training.BatchPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a session shows from outside: all of an experiment's numbers, a list at a time.
 *
 * @param outside losses, weights and predictions
 * @param inside outputs of layers and gradients
 */
record Shown(List<double[]> outside, List<double[]> inside) {
  private static final int STEPS = 24;

  static Shown of(List<Mistake> planted, Probe probe) {
    Tiny tiny = probe.tiny();
    ExperimentSpec experiment = tiny.experiment();
    SessionState initial = probe.start();
    Shown shown = new Shown(new ArrayList<>(), new ArrayList<>());
    try (Session session =
        Mistakes.open(planted, experiment, initial, tiny.training(), parts -> parts)) {
      shown.weights(session);
      BatchPlan plan = BatchPlan.of(experiment, tiny.training().rows());
      for (long step = 0; step < Math.min(STEPS, plan.steps()); step++) {
        Batch batch = plan.next();
        session.forward(batch).forEach(output -> shown.inside.add(output.values()));
        numbers(session.gradients(batch)).forEach(shown.inside::add);
        StepResult result = session.step(batch);
        shown.outside.add(new double[] {result.lossSum() / result.lossWeight()});
        shown.weights(session);
        if (!Double.isFinite(result.lossSum())) {
          break;
        }
      }
      for (int time = 0; time < 2; time++) {
        shown.outside.add(session.predict(tiny.training().features()).values());
      }
    }
    return shown;
  }

  /** An experiment, and what it starts from. */
  record Probe(Tiny tiny, SessionState start) {
    /** The first unit of the first layer has no weights, so its sum is exactly 0. */
    static Probe withADeadUnit(Tiny tiny) {
      SessionState state = Initializer.initialState(tiny.experiment().network(), 3);
      Tensor weight = state.parameters().get("0.weight");
      double[] values = weight.toDoubles();
      Arrays.fill(values, 0, weight.shape()[1], 0);
      return new Probe(tiny, TinyExperiments.withParameter(state, "0.weight", values));
    }

    /** All logits are large and close to each other. */
    static Probe withLargeLogits() {
      Tiny tiny = FaultExperiments.square();
      SessionState state = Initializer.initialState(tiny.experiment().network(), 3);
      return new Probe(tiny, TinyExperiments.withParameter(state, "4.bias", 1000, 1000, 1000));
    }
  }

  private void weights(Session session) {
    SessionState state = session.state();
    outside.addAll(numbers(state.parameters()));
    outside.addAll(numbers(state.buffers()));
  }

  private static List<double[]> numbers(Parameters parameters) {
    return parameters.tensors().values().stream().map(Tensor::toDoubles).toList();
  }

  /** Whether all numbers are the same but for so much of the largest in their list. */
  boolean isLike(Shown other, boolean withInside, double tolerance) {
    return isLike(outside, other.outside, tolerance)
        && (!withInside || isLike(inside, other.inside, tolerance));
  }

  private static boolean isLike(List<double[]> a, List<double[]> b, double tolerance) {
    return a.size() == b.size()
        && IntStream.range(0, a.size()).allMatch(i -> isLike(a.get(i), b.get(i), tolerance));
  }

  private static boolean isLike(double[] a, double[] b, double tolerance) {
    double largest = 0;
    for (double value : a) {
      largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
    }
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      boolean bothFinite = Double.isFinite(a[i]) && Double.isFinite(b[i]);
      boolean like =
          bothFinite
              ? Math.abs(a[i] - b[i]) <= tolerance * largest
              : Double.isFinite(a[i]) == Double.isFinite(b[i]);
      if (!like) {
        return false;
      }
    }
    return a.length == b.length;
  }
}
