package dev.tandem.engines.scratch;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.engine.Batch;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Training in float32: gather, forward, loss, backward, update. */
final class ScratchSession implements Session {
  private final ExperimentSpec experiment;
  private final Dataset training;
  private final int[] labels;
  private final Loss loss;
  private final UpdateRule rule;
  private final int outputs;
  private ScratchNetwork network;
  private float[][] lossGradient = {};
  private long updates;
  private boolean closed;

  ScratchSession(ExperimentSpec experiment, SessionState initial, Dataset training) {
    this.experiment = experiment;
    this.training = training;
    this.labels = training.classes().labels();
    this.loss = Loss.of(experiment.loss());
    this.rule = UpdateRule.of(experiment.optimizer());
    this.outputs = experiment.network().outputs();
    restore(initial);
  }

  @Override
  public StepResult step(Batch batch) {
    requireOpen();
    int rows = batch.rows().length;
    float[][] x = network.gather(training.features(), batch.rows());
    float[][] logits = network.forward(x, rows, batch);
    StepResult result = loss(logits, batch.rows());
    network.backward(lossGradient, rows);
    updates++;
    rule.begin(batch.learningRate(), updates);
    for (Parameter parameter : network.parameters()) {
      rule.update(parameter);
    }
    return result;
  }

  private StepResult loss(float[][] logits, int[] rows) {
    lossGradient = Rows.atLeast(lossGradient, rows.length, outputs);
    float factor = experiment.loss().reduction() == Reduction.MEAN ? 1f / rows.length : 1;
    double sum = 0;
    int correct = 0;
    for (int row = 0; row < rows.length; row++) {
      int label = labels[rows[row]];
      sum += loss.value(logits[row], label, factor, lossGradient[row]);
      correct += loss.correct(logits[row], label) ? 1 : 0;
    }
    return new StepResult(sum, rows.length, rows.length, OptionalInt.of(correct));
  }

  @Override
  public Matrix predict(Features features) {
    requireOpen();
    return network.predict(features);
  }

  @Override
  public Trace trace(Batch batch) {
    requireOpen();
    SessionState before = state();
    int rows = batch.rows().length;
    List<Matrix> outputs = new ArrayList<>();
    float[][] value = network.gather(training.features(), batch.rows());
    for (Layer layer : network.layers()) {
      value = layer.forward(value, rows, batch);
      outputs.add(matrix(value, rows, outputs.size()));
    }
    StepResult result = loss(value, batch.rows());
    List<Matrix> outputGradients = new ArrayList<>();
    float[][] gradient = lossGradient;
    for (int i = network.layers().size() - 1; i >= 0; i--) {
      outputGradients.add(0, matrix(gradient, rows, i));
      gradient = network.layers().get(i).backward(gradient, rows, i > 0);
    }
    Parameters gradients = tensors(p -> p.tensor(p.gradient()));
    step(batch);
    Parameters after = tensors(p -> p.tensor(p.value()));
    restore(before);

    List<Trace.LayerTrace> layers = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      layers.add(new Trace.LayerTrace(outputs.get(i), outputGradients.get(i)));
    }
    double divisor = experiment.loss().reduction() == Reduction.MEAN ? rows : 1;
    return new Trace(
        result.lossSum() / divisor, layers, gradients, gradients, after.minus(before.parameters()));
  }

  private Matrix matrix(float[][] values, int rows, int layer) {
    Matrix matrix = Matrix.zeros(rows, experiment.network().widthInto(layer + 1));
    ScratchNetwork.copy(values, rows, matrix, 0);
    return matrix;
  }

  @Override
  public SessionState state() {
    requireOpen();
    Map<String, Parameters> slots = new LinkedHashMap<>();
    for (int i = 0; updates > 0 && i < rule.slots().size(); i++) {
      int slot = i;
      slots.put(rule.slots().get(i), tensors(p -> p.tensor(p.slot(slot))));
    }
    return new SessionState(
        tensors(p -> p.tensor(p.value())), Parameters.NONE, new OptimizerState(slots), updates);
  }

  @Override
  public void restore(SessionState state) {
    requireOpen();
    network =
        new ScratchNetwork(experiment.network(), state.parameters(), experiment.training().seed());
    for (Parameter parameter : network.parameters()) {
      parameter.clearSlots(rule.slots().size());
      for (int i = 0; i < rule.slots().size(); i++) {
        Parameters saved = state.optimizer().slots().get(rule.slots().get(i));
        if (saved != null) {
          parameter.setSlot(i, saved.get(parameter.name()));
        }
      }
    }
    updates = state.step();
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("scratch session: expected an open one, got a closed one");
    }
  }

  private Parameters tensors(Function<Parameter, Tensor> what) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      tensors.put(parameter.name(), what.apply(parameter));
    }
    return new Parameters(tensors);
  }
}
