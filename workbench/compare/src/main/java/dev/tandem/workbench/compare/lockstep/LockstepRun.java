package dev.tandem.workbench.compare.lockstep;

import dev.tandem.data.DataSplits;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.lockstep.Lockstep;
import dev.tandem.lockstep.Lockstep.Side;
import dev.tandem.lockstep.Mode;
import dev.tandem.lockstep.Walk;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.runs.results.LockstepFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Two engines side by side in this process: nothing is measured but numbers, so neither needs one
 * of its own.
 */
public final class LockstepRun {
  private final DataFolders folders;
  private final Consumer<RunEvent> events;

  public LockstepRun(DataFolders folders, Consumer<RunEvent> events) {
    this.folders = folders;
    this.events = events;
  }

  /**
   * Prepares the data, opens both sessions from the same initial weights, and walks.
   *
   * @throws ExperimentException if an engine is missing
   * @throws dev.tandem.network.SpecException if the network does not fit the data, or an engine
   *     cannot do what the experiment asks for
   */
  public LockstepFile run(LockstepSpec spec) {
    Availability.Ready readyA = ready(spec.a());
    Availability.Ready readyB = ready(spec.b());
    Preparation preparation = new Preparation(folders, events);
    PreparedFile prepared = preparation.prepare(spec.a().experiment().data());
    DataSplits data = preparation.splits(prepared);
    ExperimentSpec experimentA = Preparation.fit(spec.a().experiment(), prepared);
    ExperimentSpec experimentB = Preparation.fit(spec.b().experiment(), prepared);
    SessionState initial =
        Initializer.initialState(experimentA.network(), experimentA.training().seed());
    try (Session a = open(spec.a(), experimentA, initial, data);
        Session b = open(spec.b(), experimentB, initial, data)) {
      Lockstep lockstep =
          new Lockstep(
              new Side(experimentA, a),
              new Side(experimentB, b),
              data,
              spec.coarser(),
              spec.tolerance());
      List<Walk> walks = walks(spec, lockstep, initial);
      return LockstepResults.of(
          experimentA,
          data,
          List.of(
              LockstepResults.side(spec.a(), readyA, a.threads()),
              LockstepResults.side(spec.b(), readyB, b.threads())),
          spec.tolerance(),
          walks);
    }
  }

  private List<Walk> walks(LockstepSpec spec, Lockstep lockstep, SessionState initial) {
    long steps = Math.min(spec.steps(), lockstep.steps());
    List<Walk> walks = new ArrayList<>();
    for (Mode mode : spec.modes()) {
      events.accept(new RunEvent.WalkStarting(mode.toString(), steps));
      Walk walk =
          lockstep.walk(
              mode,
              initial,
              steps,
              report -> events.accept(new RunEvent.StepWalked(mode.toString(), steps, report)));
      events.accept(new RunEvent.Walked(walk));
      walks.add(walk);
    }
    return walks;
  }

  private static Session open(
      Contender contender, ExperimentSpec experiment, SessionState initial, DataSplits data) {
    return engine(contender).open(experiment, contender.execution(), initial, data.training());
  }

  private static Availability.Ready ready(Contender contender) {
    Availability availability = engine(contender).availability();
    if (availability instanceof Availability.Missing missing) {
      throw new ExperimentException(
          contender.id() + " is missing: " + missing.reason() + "; " + missing.remedy());
    }
    return (Availability.Ready) availability;
  }

  private static Engine engine(Contender contender) {
    return ComparisonReader.engine(contender.engine(), contender.id());
  }
}
