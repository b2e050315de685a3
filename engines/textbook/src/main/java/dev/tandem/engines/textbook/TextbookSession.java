package dev.tandem.engines.textbook;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Training as the books have it: forward, loss, backward, update. */
final class TextbookSession implements Session {
  private final ExperimentSpec experiment;
  private final Dataset training;
  private final Parts parts;
  private final Map<String, int[]> shapes =
      new LinkedHashMap<>(); // by parameter, as the seam has them
  private TextbookNetwork network;
  private Optimizer optimizer;
  private boolean closed;

  TextbookSession(ExperimentSpec experiment, SessionState initial, Dataset training, Parts parts) {
    this.experiment = experiment;
    this.training = training;
    this.parts = parts;
    for (ParameterShape parameter : experiment.network().parameters()) {
      shapes.put(parameter.name(), parameter.shape());
    }
    restore(initial);
  }

  @Override
  public StepResult step(Batch batch) {
    requireOpen();
    BatchRows rows = BatchRows.of(training, batch.rows(), experiment);
    Matrix logits = last(network.forward(rows.x(), Optional.of(batch)));
    double sum = parts.loss().sum(logits, rows.targets());
    if (Double.isFinite(sum)) { // else the step is not made, so that a trace can find out why
      optimizer.begin();
      parts
          .descent()
          .run(
              network.layers(),
              lossGradient(logits, rows.targets()),
              parameters -> {
                parts.regularization().addPenalty(parameters);
                parts.regularization().clip(parameters);
                optimizer.update(parameters, batch.learningRate());
              });
      network.stepMade();
    }
    return new StepResult(
        sum,
        parts.loss().weight(rows.targets()),
        batch.rows().length,
        rows.correct(logits, experiment.loss()));
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
    BatchRows rows = BatchRows.of(training, batch.rows(), experiment);
    List<Matrix> outputs = network.forward(rows.x(), Optional.of(batch));
    Matrix logits = last(outputs);
    double sum = parts.loss().sum(logits, rows.targets());
    // both in the network's order, whatever the descent's
    Map<String, Tensor> gradients = new LinkedHashMap<>(before.parameters().tensors());
    Map<String, Tensor> clipped = new LinkedHashMap<>(gradients);
    optimizer.begin();
    List<Matrix> outputGradients =
        parts
            .descent()
            .run(
                network.layers(),
                lossGradient(logits, rows.targets()),
                parameters -> {
                  parts.regularization().addPenalty(parameters);
                  gradients.putAll(tensors(parameters, Parameter::gradient));
                  parts.regularization().clip(parameters);
                  clipped.putAll(tensors(parameters, Parameter::gradient));
                  if (Double.isFinite(sum)) { // a step would make no update otherwise
                    optimizer.update(parameters, batch.learningRate());
                  }
                });
    Parameters updates = weights().minus(before.parameters());
    restore(before);

    List<Trace.LayerTrace> layers = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      layers.add(new Trace.LayerTrace(outputs.get(i), outputGradients.get(i)));
    }
    return new Trace(
        factor(rows.targets()) * sum,
        layers,
        new Parameters(gradients),
        new Parameters(clipped),
        updates);
  }

  @Override
  public SessionState state() {
    requireOpen();
    return new SessionState(weights(), buffers(), optimizer.state(shapes), optimizer.updates());
  }

  @Override
  public void restore(SessionState state) {
    requireOpen();
    long seed = experiment.training().seed();
    TextbookNetwork restored =
        new TextbookNetwork(
            experiment.network(), state.parameters(), state.buffers(), seed, parts.layers());
    optimizer = new Optimizer(parts.rule(), restored.parameters(), state);
    network = restored; // only now: a state that does not fit changes nothing
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

  /** dZ [B, outputs] of the loss as it is reduced. */
  private Matrix lossGradient(Matrix logits, Targets targets) {
    double factor = factor(targets);
    return parts.loss().gradient(logits, targets).map(gradient -> factor * gradient);
  }

  /** What makes the sum of the loss what a step makes smaller: 1/weight for the mean. */
  private double factor(Targets targets) {
    return experiment.loss().reduction() == Reduction.MEAN ? 1 / parts.loss().weight(targets) : 1;
  }

  private Parameters weights() {
    return new Parameters(tensors(network.parameters(), Parameter::value));
  }

  private Map<String, Tensor> tensors(
      List<Parameter> parameters, Function<Parameter, Matrix> what) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      double[] values = what.apply(parameter).values().clone();
      tensors.put(parameter.name(), Tensor.of(values, shapes.get(parameter.name())));
    }
    return tensors;
  }

  private Parameters buffers() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Buffer buffer : network.buffers()) {
      tensors.put(buffer.name(), Tensor.of(buffer.values().clone(), buffer.values().length));
    }
    return new Parameters(tensors);
  }

  private static Matrix last(List<Matrix> outputs) {
    return outputs.get(outputs.size() - 1);
  }
}
