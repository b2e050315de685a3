package dev.tandem.workbench.check.seen;

import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.network.LossSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.check.probe.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;

/** Drives a session through a probe and notes all that it shows. */
public final class Observer {
  private static final double LEAST_LOG = -80; // float32 has no smaller probability but 0

  private final Set<Ability> shown;
  private final double unit;

  /**
   * @param shown which of forward outputs and gradients are asked for
   * @param precision that is computed in; it says what rounding may do
   */
  public Observer(Set<Ability> shown, Precision precision) {
    this.shown = Set.copyOf(shown);
    this.unit = precision == Precision.FLOAT64 ? 0x1p-52 : 0x1p-23;
  }

  /** What the session shows by itself. */
  public Observation observe(Session session, Probe probe) {
    return observe(session, probe, session::forward, (moved, step) -> {});
  }

  /**
   * What the session shows where its way is changed.
   *
   * @param forward the outputs of the layers for a batch
   * @param stepped is told the session after each step, and may move it
   */
  public Observation observe(
      Session session, Probe probe, Forward forward, ObjIntConsumer<Session> stepped) {
    Observation seen = new Observation();
    seen.put(Part.PREDICTION, 0, "", predictions(session, probe));
    SessionState before = session.state();
    for (Batch batch : probe.batches()) {
      int step = (int) batch.step();
      if (shown.contains(Ability.FORWARD)) {
        List<Matrix> outputs = forward.of(batch);
        for (int layer = 0; layer < outputs.size(); layer++) {
          Matrix output = outputs.get(layer);
          seen.put(Part.FORWARD, step, "" + layer, Seen.of(output, 4 * unit));
        }
      }
      Parameters gradients =
          shown.contains(Ability.GRADIENTS) ? session.gradients(batch) : Parameters.NONE;
      StepResult result = session.step(batch);
      double loss = result.lossSum() / result.lossWeight();
      seen.put(Part.LOSS, step, "", Seen.of(loss, 4 * unit));
      for (String name : backwards(gradients)) {
        seen.put(Part.GRADIENT, step, name, Seen.of(gradients.get(name), 4 * unit));
      }
      if (!Double.isFinite(loss)) {
        return seen; // that step is not made
      }
      SessionState after = session.state();
      for (String name : backwards(after.parameters())) {
        Tensor now = after.parameters().get(name);
        Tensor update = difference(now, before.parameters().get(name));
        double floor = 4 * unit * largest(now);
        seen.put(Part.UPDATE, step, name, Seen.of(update, floor));
      }
      for (Map.Entry<String, Tensor> entry : after.buffers().tensors().entrySet()) {
        seen.put(Part.STATISTICS, step, entry.getKey(), Seen.of(entry.getValue(), 4 * unit));
      }
      seen.after(after.parameters(), after.buffers());
      stepped.accept(session, step);
      before = session.state();
    }
    seen.put(Part.PREDICTION_AFTER, probe.batches().size(), "", predictions(session, probe));
    return seen;
  }

  /** How the outputs of all layers are had. */
  public interface Forward {
    List<Matrix> of(Batch batch);
  }

  private Seen predictions(Session session, Probe probe) {
    Matrix outputs = session.predict(probe.training().features());
    LossSpec loss = probe.experiment().loss();
    if (loss instanceof LossSpec.SoftmaxCrossEntropy) {
      outputs = logProbabilities(outputs);
    } else if (loss instanceof LossSpec.BinaryCrossEntropy) {
      outputs = outputs.map(z -> 1 / (1 + Math.exp(-z)));
    }
    return Seen.of(outputs, 4 * unit);
  }

  /**
   * Whoever gives probabilities knows logits only up to a number a row, and not beyond rounding.
   */
  private static Matrix logProbabilities(Matrix logits) {
    Matrix logs = Matrix.zeros(logits.rows(), logits.cols());
    for (int row = 0; row < logits.rows(); row++) {
      double[] z = logits.row(row);
      double largest = Arrays.stream(z).max().orElseThrow();
      double rest = Math.log(Arrays.stream(z).map(value -> Math.exp(value - largest)).sum());
      logs.setRow(
          row,
          Arrays.stream(z).map(value -> Math.max(LEAST_LOG, value - largest - rest)).toArray());
    }
    return logs;
  }

  /** The last layer's first: so the gradient goes. */
  private static List<String> backwards(Parameters parameters) {
    List<String> names = new ArrayList<>(parameters.names());
    Collections.reverse(names);
    return names;
  }

  private static Tensor difference(Tensor now, Tensor before) {
    double[] values = now.toDoubles().clone();
    double[] old = before.toDoubles();
    for (int i = 0; i < values.length; i++) {
      values[i] -= old[i];
    }
    return Tensor.of(values, now.shape());
  }

  private static double largest(Tensor tensor) {
    double largest = 0;
    for (double value : tensor.toDoubles()) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
