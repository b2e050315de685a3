package dev.tandem.lockstep;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.lockstep.PairedBatches.Batches;
import dev.tandem.network.ExperimentSpec;
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

  private PairedBatches plan() {
    return new PairedBatches(first.experiment(), second.experiment(), data);
  }

  /**
   * Walks from a state; ends early when a loss is no longer finite, since then no step is made.
   *
   * @param steps at most; no more than both experiments have
   * @param listener hears of each step that is made
   */
  public Walk walk(Mode mode, SessionState initial, long steps, Consumer<StepReport> listener) {
    Optional<String> obstacle = obstacle(mode, initial);
    if (obstacle.isPresent()) {
      return new Walk(mode, tolerance, List.of(), obstacle, Optional.empty());
    }
    PairedBatches plan = plan();
    List<StepReport> reports = new ArrayList<>();
    Optional<String> end = Optional.empty();
    goTo(initial);
    for (long step = 1; step <= Math.min(steps, plan.steps()) && end.isEmpty(); step++) {
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
      end = end(mode, report);
    }
    return new Walk(mode, tolerance, reports, end, unknown(mode));
  }

  /** Why there can be no walk: a session that cannot go where it has to begin. */
  private Optional<String> obstacle(Mode mode, SessionState initial) {
    return lacking(Ability.RESTORE)
        .filter(
            name ->
                mode == Mode.SYNCHRONIZED
                    || !stands(a, rounded(initial))
                    || !stands(b, rounded(initial)))
        .map(name -> "cannot be walked: the " + name + " session cannot be set to a state");
  }

  /** Whether the session is, or can be brought, where a walk begins. */
  private boolean stands(Session session, SessionState initial) {
    return session.abilities().contains(Ability.RESTORE)
        || session.state().step() == initial.step()
            && session.state().parameters().as(coarser).equals(initial.parameters());
  }

  private Optional<String> unknown(Mode mode) {
    boolean judged = mode == Mode.FREE || UntracedJudge.judgesChanges(experiment);
    String more =
        judged ? "" : "; how far parameters differ is told, but may be nothing but rounding";
    return lacking(Ability.TRACE)
        .map(
            name ->
                "layers and gradients: not compared, since the "
                    + name
                    + " session does not show its steps"
                    + more);
  }

  private Optional<String> lacking(Ability ability) {
    if (!a.abilities().contains(ability)) {
      return Optional.of("first");
    }
    return b.abilities().contains(ability) ? Optional.empty() : Optional.of("second");
  }

  private StepReport report(Mode mode, Looks looks) {
    Judge.Judgement judgement =
        mode == Mode.FREE ? new Judge.Judgement(Optional.empty(), Optional.empty()) : judge(looks);
    return new StepReport(
        looks.batch().step(),
        looks.batch().epoch(),
        loss(looks, looks.a()),
        loss(looks, looks.b()),
        looks.drift(experiment.network()),
        judgement.finding(),
        judgement.kink());
  }

  private Judge.Judgement judge(Looks looks) {
    if (!looks.traced()) {
      return new Judge.Judgement(
          new UntracedJudge(experiment, looks, tolerance).find(), Optional.empty());
    }
    Targets targets = data.training().targets().of(looks.batch().rows());
    return new Judge(experiment, tolerance, looks, targets).judge();
  }

  private double loss(Looks looks, Look look) {
    return looks.traced() ? look.trace().loss() : UntracedJudge.loss(look, experiment);
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

  private Matrix rows(Batch batch) {
    int width = data.training().features().width();
    float[] gathered = new float[batch.rows().length * width];
    data.training().features().gather(batch.rows(), gathered);
    return Matrix.of(batch.rows().length, width, gathered);
  }

  /** Both to one state, in numbers that both can hold; a session that cannot is there already. */
  private void goTo(SessionState state) {
    SessionState common = rounded(state);
    for (Session session : List.of(a, b)) {
      if (session.abilities().contains(Ability.RESTORE)) {
        session.restore(common);
      }
    }
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
