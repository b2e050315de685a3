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
import java.util.function.Function;

/** Training in float32: gather, forward, loss, backward, clip, update. */
final class ScratchSession implements Session {
  private final ExperimentSpec experiment;
  private final Dataset training;
  private final Loss loss;
  private final Regularization regularization;
  private final UpdateRule rule;
  private final int outputs;
  private ScratchNetwork network;
  private float[][] lossGradient = {};
  private long updates;
  private boolean closed;

  ScratchSession(ExperimentSpec experiment, SessionState initial, Dataset training) {
    this.experiment = experiment;
    this.training = training;
    this.loss = Loss.of(experiment.loss(), training);
    this.regularization = new Regularization(experiment.regularization());
    this.rule = UpdateRule.of(experiment.optimizer());
    this.outputs = experiment.network().outputs();
    restore(initial);
  }

  @Override
  public StepResult step(Batch batch) {
    requireOpen();
    int rows = batch.rows().length;
    float[][] x = network.gather(training.features(), batch.rows());
    StepResult result = loss(network.forward(x, rows, batch), batch.rows());
    if (Double.isFinite(result.lossSum())) {
      network.backward(lossGradient, rows);
      regularization.penalize(network.parameters());
      regularization.clip(network.parameters());
      update(batch);
    }
    return result;
  }

  private void update(Batch batch) {
    for (Layer layer : network.layers()) {
      layer.keepStatistics();
    }
    updates++;
    rule.begin(batch.learningRate(), updates);
    for (Parameter parameter : network.parameters()) {
      parameter.update(rule);
    }
  }

  private StepResult loss(float[][] logits, int[] rows) {
    lossGradient = Rows.atLeast(lossGradient, rows.length, outputs);
    double weight = 0;
    for (int row : rows) {
      weight += loss.weight(row);
    }
    double factor = 1 / divisor(weight);
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      sum += loss.value(logits[i], rows[i], factor, lossGradient[i]);
    }
    return new StepResult(sum, weight, rows.length, loss.correct(logits, rows));
  }

  private double divisor(double lossWeight) {
    return experiment.loss().reduction() == Reduction.MEAN ? lossWeight : 1;
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
    List<Trace.LayerTrace> layers = new ArrayList<>();
    float[][] gradient = lossGradient;
    for (int i = outputs.size() - 1; i >= 0; i--) {
      layers.add(0, new Trace.LayerTrace(outputs.get(i), matrix(gradient, rows, i)));
      gradient = network.layers().get(i).backward(gradient, rows, i > 0);
    }
    regularization.penalize(network.parameters());
    Parameters gradients = tensors(p -> p.tensor(p.gradient()));
    regularization.clip(network.parameters());
    Parameters clipped = tensors(p -> p.tensor(p.gradient()));
    if (Double.isFinite(result.lossSum())) {
      update(batch);
    }
    Parameters after = tensors(p -> p.tensor(p.value()));
    restore(before);
    double mean = result.lossSum() / divisor(result.lossWeight());
    return new Trace(mean, layers, gradients, clipped, after.minus(before.parameters()));
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
    if (network.parameters().stream().allMatch(Parameter::remembers)) {
      for (int i = 0; i < rule.slots().size(); i++) {
        int slot = i;
        slots.put(rule.slots().get(i), tensors(p -> p.tensor(p.slot(slot))));
      }
    }
    Map<String, Tensor> buffers = new LinkedHashMap<>();
    for (Buffer buffer : network.buffers()) {
      buffers.put(buffer.name(), buffer.tensor());
    }
    return new SessionState(
        tensors(p -> p.tensor(p.value())),
        new Parameters(buffers),
        new OptimizerState(slots),
        updates);
  }

  @Override
  public void restore(SessionState state) {
    requireOpen();
    ScratchNetwork restored =
        new ScratchNetwork(
            experiment.network(),
            state.parameters(),
            state.buffers(),
            experiment.training().seed());
    for (Parameter parameter : restored.parameters()) {
      parameter.restoreSlots(rule, state.optimizer());
    }
    network = restored;
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
