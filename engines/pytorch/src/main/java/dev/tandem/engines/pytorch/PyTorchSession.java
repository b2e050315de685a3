package dev.tandem.engines.pytorch;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** Training as PyTorch has it: forward, loss, backward, optimizer step. */
final class PyTorchSession implements Session {
  private final ExperimentSpec experiment;
  private final Execution execution;
  private final Dataset training;
  private final NativeRows input;
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
    this.loss = TorchLoss.of(experiment.loss(), execution.precision());
    restore(initial);
  }

  @Override
  public StepResult step(Batch batch) {
    return open(
        () -> {
          int[] labels = labels(batch);
          Tensor x = input.gather(training.features(), batch.rows());
          Tensor logits = network.forward(x, Optional.of(batch));
          Tensor value = loss.of(logits, labels);
          optimizer.clearGradients();
          value.backward();
          optimizer.update(batch.learningRate());
          return result(value.item_double(), Tensors.toMatrix(logits), labels);
        });
  }

  private StepResult result(double reduced, Matrix logits, int[] labels) {
    int rows = labels.length;
    double sum = experiment.loss().reduction() == Reduction.MEAN ? reduced * rows : reduced;
    Predictions predictions = new Predictions(logits, labels, training.classes().names().size());
    int correct = 0;
    for (int row = 0; row < rows; row++) {
      correct += predictions.predicted(row) == labels[row] ? 1 : 0;
    }
    return new StepResult(sum, rows, rows, OptionalInt.of(correct));
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
    Tensor value = loss.of(outputs.get(outputs.size() - 1), labels(batch));
    optimizer.clearGradients();
    value.backward();
    List<Trace.LayerTrace> layers = new ArrayList<>();
    for (Tensor output : outputs) {
      layers.add(new Trace.LayerTrace(Tensors.toMatrix(output), Tensors.toMatrix(output.grad())));
    }
    Parameters gradients = network.copy(Tensor::grad);
    optimizer.update(batch.learningRate());
    Parameters updates = network.copy(parameter -> parameter).minus(before);
    return new Trace(value.item_double(), layers, gradients, gradients, updates);
  }

  @Override
  public SessionState state() {
    return open(
        () ->
            new SessionState(
                network.copy(parameter -> parameter),
                Parameters.NONE,
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

  private int[] labels(Batch batch) {
    int[] all = training.classes().labels();
    return IntStream.of(batch.rows()).map(row -> all[row]).toArray();
  }
}
