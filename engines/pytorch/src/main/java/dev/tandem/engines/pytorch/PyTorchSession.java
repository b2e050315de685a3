package dev.tandem.engines.pytorch;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.training.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** Training as PyTorch has it: forward, loss, backward, optimizer step. */
final class PyTorchSession implements Session {
  private final ExperimentSpec experiment;
  private final Execution execution;
  private final Dataset training;
  private final NativeRows input;
  private final TorchRegularization regularization;
  private final TorchLoss loss;
  private TorchNetwork network;
  private TorchOptimizer optimizer;
  private boolean closed;

  PyTorchSession(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    this.experiment = experiment;
    this.execution = execution;
    this.training = training;
    this.input = new NativeRows(execution.precision(), training.features().width());
    this.regularization = new TorchRegularization(experiment.regularization());
    int outputs = experiment.network().outputs();
    this.loss =
        open(() -> TorchLoss.of(experiment.loss(), training, outputs, execution.precision()));
    restore(initial);
  }

  @Override
  public StepResult step(Batch batch) {
    return open(
        () -> {
          Tensor x = input.gather(training.features(), batch.rows());
          Tensor logits = network.forward(x, Optional.of(batch));
          Tensor value = loss.of(logits, batch.rows());
          double reduced = value.item_double();
          if (Double.isFinite(reduced)) {
            backward(value);
            regularization.clip(network);
            optimizer.update(batch.learningRate());
            network.keepStatistics();
          }
          return result(reduced, logits, batch.rows());
        });
  }

  /** Gives every parameter its gradient, with the penalty's share. */
  private void backward(Tensor value) {
    optimizer.clearGradients();
    value.backward();
    regularization.penalize(network);
  }

  private StepResult result(double reduced, Tensor logits, int[] rows) {
    double weight = loss.weight(rows);
    double sum = experiment.loss().reduction() == Reduction.MEAN ? reduced * weight : reduced;
    return new StepResult(sum, weight, rows.length, correct(logits, rows));
  }

  private OptionalInt correct(Tensor logits, int[] rows) {
    if (!(training.targets() instanceof Targets.Classes classes)) {
      return OptionalInt.empty();
    }
    Targets.Classes actual = classes.of(rows);
    Predictions predictions =
        Criterion.predictions(experiment.loss(), Tensors.toMatrix(logits), actual);
    int correct = 0;
    for (int row = 0; row < rows.length; row++) {
      correct += predictions.predicted(row) == actual.labels()[row] ? 1 : 0;
    }
    return OptionalInt.of(correct);
  }

  @Override
  public Matrix predict(Features features) {
    return open(
        () ->
            PyTorchPredictor.predict(
                network, features, experiment.network().outputs(), execution.precision()));
  }

  @Override
  public Trace trace(Batch batch) {
    SessionState before = state();
    try {
      return open(() -> traced(batch, before.parameters()));
    } finally {
      restore(before);
    }
  }

  private Trace traced(Batch batch, Parameters before) {
    Tensor x = input.gather(training.features(), batch.rows()).detach();
    x.set_requires_grad(true); // so that layers before the first dense one have gradients, too
    List<Tensor> outputs = network.outputs(x, Optional.of(batch));
    outputs.forEach(Tensor::retain_grad);
    Tensor value = loss.of(outputs.get(outputs.size() - 1), batch.rows());
    backward(value);
    List<Trace.LayerTrace> layers = new ArrayList<>();
    for (Tensor output : outputs) {
      layers.add(new Trace.LayerTrace(Tensors.toMatrix(output), Tensors.toMatrix(output.grad())));
    }
    Parameters gradients = network.copy(Tensor::grad);
    regularization.clip(network);
    Parameters clipped = network.copy(Tensor::grad);
    double reduced = value.item_double();
    if (Double.isFinite(reduced)) { // a step would make no update otherwise
      optimizer.update(batch.learningRate());
    }
    Parameters updates = network.copy(parameter -> parameter).minus(before);
    return new Trace(reduced, layers, gradients, clipped, updates);
  }

  @Override
  public SessionState state() {
    return open(
        () ->
            new SessionState(
                network.copy(parameter -> parameter),
                network.copyBuffers(),
                optimizer.state(),
                optimizer.updates()));
  }

  @Override
  public void restore(SessionState state) {
    open(
        () -> {
          TorchNetwork next =
              new TorchNetwork(
                  experiment.network(),
                  state.parameters(),
                  state.buffers(),
                  execution.precision(),
                  experiment.training().seed());
          TorchOptimizer nextOptimizer = new TorchOptimizer(experiment.optimizer(), next, state);
          release(); // only now: a state that does not fit leaves the session as it was
          network = next;
          optimizer = nextOptimizer;
          return null;
        });
  }

  @Override
  public int threads() {
    return open(LibTorch::threads);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release();
      input.close();
      loss.close();
    }
  }

  private void release() {
    if (network != null) {
      optimizer.close();
      network.close();
    }
  }

  /** Runs work on this session's threads, if it is open. */
  private <T> T open(Supplier<T> work) {
    if (closed) {
      throw new IllegalStateException("pytorch session: expected an open one, got a closed one");
    }
    LibTorch.useThreads(execution.threads());
    return Native.scoped(work);
  }
}
