package dev.tandem.lockstep;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Batch;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.lockstep.BatchPlan.Batches;
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

/** Walks two sessions over the same batches, looking into each step of both before it is made. */
public final class Lockstep {
  private final Side first;
  private final Side second;
  private final Session a;
  private final Session b;
  private final ExperimentSpec experiment; // the first side's, by which is judged
  private final DataSplits data;
  private final Precision coarser;
  private final Tolerance tolerance;

  /**
   * A session that walks.
   *
   * @param experiment that it was opened with, its network fitted; its learning rates are the ones
   *     that the session gets
   */
  public record Side(ExperimentSpec experiment, Session session) {}

  /**
   * @param first whose state counts where both are to have one
   * @param second of the same network, batch size and seed
   * @param coarser the coarser of the two sessions' precisions
   */
  public Lockstep(
      Side first, Side second, DataSplits data, Precision coarser, Tolerance tolerance) {
    this.first = first;
    this.second = second;
    this.a = first.session();
    this.b = second.session();
    this.experiment = first.experiment();
    this.data = data;
    this.coarser = coarser;
    this.tolerance = tolerance;
  }

  /** How many steps both experiments have. */
  public long steps() {
    return plan().steps();
  }

  private BatchPlan plan() {
    return new BatchPlan(first.experiment(), second.experiment(), data);
  }

  /**
   * Walks from a state; ends early when a loss is no longer finite, since then no step is made.
   *
   * @param steps at most; no more than both experiments have
   * @param listener hears of each step that is made
   */
  public Walk walk(Mode mode, SessionState initial, long steps, Consumer<StepReport> listener) {
    BatchPlan plan = plan();
    List<StepReport> reports = new ArrayList<>();
    goTo(initial);
    for (long step = 1; step <= Math.min(steps, plan.steps()); step++) {
      if (mode == Mode.SYNCHRONIZED) {
        goTo(a.state());
      }
      Batches batches = plan.next(a);
      Looks looks =
          new Looks(
              batches.a(), rows(batches.a()), Look.step(a, batches.a()), Look.step(b, batches.b()));
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
