package dev.tandem.engines.textbook;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Training as the books have it: forward, loss, backward, update. */
final class TextbookSession implements Session {
  private final ExperimentSpec experiment;
  private final Dataset training;
  private final Loss loss;
  private final Map<String, int[]> shapes =
      new LinkedHashMap<>(); // by parameter, as the seam has them
  private TextbookNetwork network;
  private Optimizer optimizer;
  private boolean closed;

  TextbookSession(ExperimentSpec experiment, SessionState initial, Dataset training) {
    this.experiment = experiment;
    this.training = training;
    this.loss = Loss.of(experiment.loss());
    for (ParameterShape parameter : experiment.network().parameters()) {
      shapes.put(parameter.name(), parameter.shape());
    }
    restore(initial);
  }

  @Override
  public StepResult step(Batch batch) {
    requireOpen();
    int[] labels = labels(batch);
    Matrix x = gather(training.features(), batch.rows());
    Matrix logits = last(network.forward(x, Optional.of(batch)));
    network.backward(loss.gradient(logits, labels, factor(labels)));
    optimizer.update(network.parameters(), batch.learningRate());
    int correct = correct(logits, labels);
    return new StepResult(
        loss.sum(logits, labels), labels.length, labels.length, OptionalInt.of(correct));
  }

  @Override
  public Matrix predict(Features features) {
    requireOpen();
    return TextbookPredictor.predict(network, features, experiment.network().outputs());
  }

  @Override
  public Trace trace(Batch batch) {
    requireOpen();
    SessionState before = state();
    int[] labels = labels(batch);
    Matrix x = gather(training.features(), batch.rows());
    List<Matrix> outputs = network.forward(x, Optional.of(batch));
    Matrix logits = last(outputs);
    List<Matrix> outputGradients = network.backward(loss.gradient(logits, labels, factor(labels)));
    Parameters gradients = tensors(Parameter::gradient);
    optimizer.update(network.parameters(), batch.learningRate());
    Parameters updates = tensors(Parameter::value).minus(before.parameters());
    restore(before);

    List<Trace.LayerTrace> layers = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      layers.add(new Trace.LayerTrace(outputs.get(i), outputGradients.get(i)));
    }
    double value = factor(labels) * loss.sum(logits, labels);
    return new Trace(value, layers, gradients, gradients, updates);
  }

  @Override
  public SessionState state() {
    requireOpen();
    return new SessionState(
        tensors(Parameter::value), Parameters.NONE, optimizer.state(shapes), optimizer.updates());
  }

  @Override
  public void restore(SessionState state) {
    requireOpen();
    long seed = experiment.training().seed();
    network = new TextbookNetwork(experiment.network(), state.parameters(), seed);
    optimizer = new Optimizer(UpdateRule.of(experiment.optimizer()), network.parameters(), state);
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
      throw new IllegalStateException("textbook session: expected an open one, got a closed one");
    }
  }

  private double factor(int[] labels) {
    return Loss.factor(experiment.loss(), labels.length);
  }

  private int[] labels(Batch batch) {
    int[] all = training.classes().labels();
    return IntStream.of(batch.rows()).map(row -> all[row]).toArray();
  }

  private int correct(Matrix logits, int[] labels) {
    Predictions predictions = new Predictions(logits, labels, training.classes().names().size());
    return (int)
        IntStream.range(0, labels.length)
            .filter(row -> predictions.predicted(row) == labels[row])
            .count();
  }

  private Parameters tensors(Function<Parameter, Matrix> what) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      double[] values = what.apply(parameter).values().clone();
      tensors.put(parameter.name(), Tensor.of(values, shapes.get(parameter.name())));
    }
    return new Parameters(tensors);
  }

  /** X [B, width] of the given rows, widened from float32. */
  static Matrix gather(Features features, int[] rows) {
    float[] gathered = new float[rows.length * features.width()];
    features.gather(rows, gathered);
    return Matrix.of(rows.length, features.width(), gathered);
  }

  private static Matrix last(List<Matrix> outputs) {
    return outputs.get(outputs.size() - 1);
  }
}
