package dev.tandem.engines.scratch;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Training in float32. A step is a {@link Pass} there and back, then the {@link Updates}: between
 * those two all threads meet, and else only where a layer asks for it.
 */
final class ScratchSession implements Session {
  private final Kernel kernel;
  private final Workers workers;
  private final ExperimentSpec experiment;
  private final Dataset training;
  private final boolean inkIsListed;
  private final BatchLoss loss;
  private final Regularization regularization;
  private final UpdateRule rule;
  private ScratchNetwork network;
  private Pass pass;
  private Updates updates;
  private long step;
  private boolean closed;

  ScratchSession(
      Kernel kernel,
      ExperimentSpec experiment,
      Execution execution,
      SessionState initial,
      Dataset training) {
    this.kernel = kernel;
    this.experiment = experiment;
    this.training = training;
    this.inkIsListed =
        ScratchNetwork.takesInk(experiment.network()) && Ink.isWorthListing(training.features());
    this.loss =
        new BatchLoss(
            Loss.of(experiment.loss(), training, experiment.network().outputs(), kernel),
            experiment.loss().reduction(),
            experiment.network().outputs());
    this.regularization = new Regularization(experiment.regularization());
    this.rule = UpdateRule.of(experiment.optimizer(), kernel);
    this.workers = new Workers(execution.threads());
    restore(initial);
  }

  @Override
  public StepResult step(Batch batch) {
    train(batch);
    return loss.result(); // a small object of its own, which the JIT compiler can do without
  }

  private void train(Batch batch) {
    requireOpen();
    thereAndBack(batch);
    if (Double.isFinite(loss.sum())) {
      network.finishBackward();
      beginUpdate(batch);
      updates.run();
    }
  }

  private void thereAndBack(Batch batch) {
    int rows = batch.rows().length;
    float[][] logits = network.begin(training.features(), batch.rows(), rows, batch);
    network.beginBackward(loss.begin(batch.rows(), logits));
    pass.run(workers, rows);
    loss.add();
  }

  private void beginUpdate(Batch batch) {
    for (int i = 0; i < network.layers().size(); i++) {
      network.layers().get(i).keepStatistics();
    }
    step++;
    rule.begin(batch.learningRate(), step);
  }

  @Override
  public Matrix predict(Features features) {
    requireOpen();
    return network.predict(features, workers);
  }

  @Override
  public Trace trace(Batch batch) {
    requireOpen();
    SessionState before = state();
    thereAndBack(batch);
    List<Trace.LayerTrace> layers = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      int rows = batch.rows().length;
      layers.add(
          new Trace.LayerTrace(
              matrix(network.output(i), rows, i), matrix(network.outputGradient(i), rows, i)));
    }
    double value = loss.sum();
    network.finishBackward();
    updates.gradients();
    regularization.penalize(network.parameters());
    Parameters gradients = tensors(p -> p.tensor(p.gradient()));
    regularization.clip(network.parameters());
    Parameters clipped = tensors(p -> p.tensor(p.gradient()));
    if (Double.isFinite(value)) {
      beginUpdate(batch);
      updates.updateByGradients();
    }
    Parameters after = tensors(p -> p.tensor(p.value()));
    restore(before);
    return new Trace(
        value / loss.divisor(), layers, gradients, clipped, after.minus(before.parameters()));
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
        step);
  }

  @Override
  public void restore(SessionState state) {
    requireOpen();
    ScratchNetwork restored =
        new ScratchNetwork(
            kernel,
            experiment.network(),
            state.parameters(),
            state.buffers(),
            experiment.training().seed(),
            inkIsListed ? Optional.of(Ink.of(training.features())) : Optional.empty());
    for (Parameter parameter : restored.parameters()) {
      parameter.restoreSlots(rule, state.optimizer());
    }
    network = restored;
    pass = network.thereAndBack(loss);
    updates = new Updates(network, workers, rule, regularization);
    step = state.step();
  }

  @Override
  public int threads() {
    return workers.count();
  }

  @Override
  public void close() {
    closed = true;
    workers.close();
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
