package dev.tandem.lockstep;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Batch;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Walks two sessions of one experiment over its batches, looking into each step of both before it
 * is made.
 */
public final class Lockstep {
  private final ExperimentSpec experiment;
  private final DataSplits data;
  private final Session a;
  private final Session b;
  private final Precision coarser;
  private final Tolerance tolerance;

  /**
   * @param experiment with a fitted network
   * @param a the first session, whose state counts where both are to have one
   * @param coarser the coarser of the two sessions' precisions
   */
  public Lockstep(
      ExperimentSpec experiment,
      DataSplits data,
      Session a,
      Session b,
      Precision coarser,
      Tolerance tolerance) {
    this.experiment = experiment;
    this.data = data;
    this.a = a;
    this.b = b;
    this.coarser = coarser;
    this.tolerance = tolerance;
  }

  /** How many steps the experiment has. */
  public static long steps(ExperimentSpec experiment, DataSplits data) {
    return new BatchPlan(experiment, data).steps();
  }

  /**
   * Walks from a state; ends early when a loss is no longer finite, since then no step is made.
   *
   * @param steps at most; no more than the experiment has
   * @param listener hears of each step that is made
   */
  public Walk walk(Mode mode, SessionState initial, long steps, Consumer<StepReport> listener) {
    BatchPlan plan = new BatchPlan(experiment, data);
    List<StepReport> reports = new ArrayList<>();
    goTo(initial);
    for (long step = 1; step <= Math.min(steps, plan.steps()); step++) {
      if (mode == Mode.SYNCHRONIZED) {
        goTo(a.state());
      }
      Batch batch = plan.next(a);
      Looks looks = new Looks(batch, rows(batch), Look.step(a, batch), Look.step(b, batch));
      StepReport report = report(mode, looks);
      reports.add(report);
      listener.accept(report);
      Optional<String> end = end(mode, report);
      if (end.isPresent()) {
        return new Walk(mode, tolerance, reports, end);
      }
    }
    return new Walk(mode, tolerance, reports, Optional.empty());
  }

  private StepReport report(Mode mode, Looks looks) {
    Judge.Judgement judgement =
        mode == Mode.FREE
            ? new Judge.Judgement(Optional.empty(), Optional.empty())
            : new Judge(
                    experiment,
                    tolerance,
                    looks,
                    data.training().targets().of(looks.batch().rows()))
                .judge();
    return new StepReport(
        looks.batch().step(),
        looks.batch().epoch(),
        looks.a().trace().loss(),
        looks.b().trace().loss(),
        drift(looks),
        judgement.finding(),
        judgement.kink());
  }

  private static Optional<String> end(Mode mode, StepReport report) {
    boolean goesOn = Double.isFinite(report.lossA());
    if (mode == Mode.FREE) {
      goesOn = goesOn && Double.isFinite(report.lossB());
    }
    return goesOn
        ? Optional.empty()
        : Optional.of("the loss is not finite in step " + report.step());
  }

  private List<LayerDrift> drift(Looks looks) {
    List<LayerDrift> layers = new ArrayList<>();
    for (int layer = 0; layer < looks.layers(); layer++) {
      double gradient = Double.NaN;
      double weight = Double.NaN;
      for (ParameterShape shape : experiment.network().parameters()) {
        if (shape.layer() == layer) {
          gradient = larger(gradient, looks.gradient(shape.name()).deviation());
          weight = larger(weight, looks.weight(shape.name()).deviation());
        }
      }
      layers.add(
          new LayerDrift(
              looks.output(layer).deviation(),
              looks.outputGradient(layer).deviation(),
              gradient,
              weight));
    }
    return layers;
  }

  private static double larger(double soFar, double value) {
    return soFar >= value ? soFar : value; // not so if there is nothing yet
  }

  private Matrix rows(Batch batch) {
    int width = data.training().features().width();
    float[] gathered = new float[batch.rows().length * width];
    data.training().features().gather(batch.rows(), gathered);
    return Matrix.of(batch.rows().length, width, gathered);
  }

  /** Both to one state, in numbers that both can hold. */
  private void goTo(SessionState state) {
    SessionState common = rounded(state);
    a.restore(common);
    b.restore(common);
  }

  private SessionState rounded(SessionState state) {
    Map<String, Parameters> slots = new LinkedHashMap<>();
    state.optimizer().slots().forEach((slot, values) -> slots.put(slot, values.as(coarser)));
    return new SessionState(
        state.parameters().as(coarser),
        state.buffers().as(coarser),
        new OptimizerState(slots),
        state.step());
  }
}
