package dev.tandem.workbench.bench.runner;

import dev.tandem.data.Features;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.SessionState;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.rounds.Calls;
import dev.tandem.workbench.rounds.Round;
import dev.tandem.workbench.rounds.Trainee;
import java.util.List;
import java.util.stream.IntStream;

/** A predictor that answers real rows, one a call; how well does not matter here. */
final class BenchPredictor implements Trainee {
  private static final int ROWS = 1000; // that take turns

  private final String description;
  private final Predictor predictor;
  private final float[][] rows;
  private final float[] logits;
  private int next;

  BenchPredictor(
      String description,
      Engine engine,
      ExperimentSpec experiment,
      Execution execution,
      PreparedData data) {
    this.description = description;
    SessionState state =
        Initializer.initialState(experiment.network(), experiment.training().seed());
    this.predictor =
        engine.predictor(
            new Model(
                experiment.network(),
                experiment.loss(),
                state.parameters(),
                state.buffers(),
                data.preprocessing(),
                data.facts().classes(),
                Thresholds.USUAL,
                experiment.data()),
            execution);
    Features features = data.splits().training().features();
    this.rows =
        IntStream.range(0, Math.min(ROWS, features.rows()))
            .mapToObj(row -> row(features, row))
            .toArray(float[][]::new);
    this.logits = new float[predictor.outputs()];
  }

  private static float[] row(Features features, int row) {
    float[] values = new float[features.width()];
    features.gather(new int[] {row}, values);
    return values;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public List<String> differences() {
    return List.of();
  }

  @Override
  public Round train(double seconds) {
    return Calls.run(seconds, this::call);
  }

  private void call() {
    predictor.predict(rows[next], 1, logits);
    next = (next + 1) % rows.length;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
