package dev.tandem.engines.process;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Execution;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.Task;
import dev.tandem.network.TrainingSpec;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A model in a program: a session without training rows. */
final class ProcessPredictor implements Predictor {
  private static final List<OptimizerSpec> OPTIMIZERS =
      List.of(
          OptimizerSpec.Sgd.DEFAULT,
          OptimizerSpec.Adam.DEFAULT,
          OptimizerSpec.AdamW.DEFAULT,
          OptimizerSpec.RmsProp.DEFAULT,
          OptimizerSpec.Adagrad.DEFAULT);

  private final ProcessSession session;
  private final int inputs;
  private final int outputs;

  private ProcessPredictor(ProcessSession session, int inputs, int outputs) {
    this.session = session;
    this.inputs = inputs;
    this.outputs = outputs;
  }

  static ProcessPredictor of(Program program, Model model, Execution execution) {
    int inputs = model.network().widthInto(0);
    ExperimentSpec experiment =
        new ExperimentSpec(
            "model",
            model.data(),
            model.network(),
            model.loss(),
            optimizer(program.hello().can()),
            TrainingSpec.DEFAULT);
    SessionState state =
        new SessionState(model.parameters(), model.buffers(), OptimizerState.NONE, 0);
    return new ProcessPredictor(
        ProcessSession.open(
            program, Program::close, experiment, execution, state, noRows(model, inputs)),
        inputs,
        model.network().outputs());
  }

  /** The program has to be told of one; it does not matter which. */
  private static OptimizerSpec optimizer(Can can) {
    return OPTIMIZERS.stream()
        .filter(spec -> can.optimizers().map(able -> able.contains(spec.name())).orElse(true))
        .findFirst()
        .orElse(OptimizerSpec.Sgd.DEFAULT);
  }

  private static Dataset noRows(Model model, int inputs) {
    Targets none =
        model.loss().task() == Task.CLASSIFICATION
            ? new Targets.Classes(new int[0], model.classNames())
            : new Targets.Values(new float[0], model.network().outputs());
    return new Dataset(
        "no rows",
        Features.of(new float[0], inputs),
        none,
        IntStream.range(0, inputs).mapToObj(i -> "x" + i).toList(),
        Optional.empty());
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public synchronized void predict(float[] features, int rows, float[] logits) {
    if (rows == 0) {
      return;
    }
    FloatBuffer values = FloatBuffer.wrap(features, 0, rows * inputs);
    double[] predicted = session.predict(Features.of(values, inputs)).values();
    for (int i = 0; i < predicted.length; i++) {
      logits[i] = (float) predicted[i];
    }
  }

  @Override
  public synchronized void close() {
    session.close();
  }
}
