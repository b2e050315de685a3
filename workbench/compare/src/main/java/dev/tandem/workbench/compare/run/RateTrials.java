package dev.tandem.workbench.compare.run;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.judgement.analysis.RateTrial;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.runs.metric.Formats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains a diverged contender again at a third, a tenth, a thirtieth and a hundredth of its
 * learning rate, until one holds. Nothing of that is kept but the losses.
 */
final class RateTrials {
  private static final List<Integer> DIVISORS = List.of(3, 10, 30, 100);

  private final Path folder;
  private final Consumer<RunEvent> events;

  /**
   * @param folder that takes the files of a training while it goes on
   */
  RateTrials(Path folder, Consumer<RunEvent> events) {
    this.folder = folder;
    this.events = event -> tell(event, events);
  }

  /** A trial draws that it goes on; its epochs are nobody's result. */
  private static void tell(RunEvent event, Consumer<RunEvent> events) {
    if (event instanceof RunEvent.Starting || event instanceof RunEvent.Progressed) {
      events.accept(event);
    }
  }

  /** Returns the rates that were tried, from the largest; only the last one may hold. */
  List<RateTrial> of(ContenderRun diverged) {
    List<RateTrial> tried = new ArrayList<>();
    for (int divisor : DIVISORS) {
      RateTrial trial = trial(diverged, divisor);
      tried.add(trial);
      if (trial.holds()) {
        break;
      }
    }
    return tried;
  }

  private RateTrial trial(ContenderRun diverged, int divisor) {
    PlannedContender own = diverged.planned();
    double rate = own.experiment().optimizer().learningRate() / divisor;
    Contender named =
        new Contender(
            own.id() + " at rate " + Formats.brief(rate),
            own.contender().engine(),
            own.contender().execution(),
            own.contender().overrides(),
            own.contender().experiment());
    PlannedContender slower =
        new PlannedContender(named, withRate(own.experiment(), rate), own.prepared());
    List<Observation.Epoch> epochs = train(slower, diverged.repeat());
    boolean whole = !epochs.isEmpty();
    return new RateTrial(
        rate,
        divisor,
        whole ? epochs.get(0).train().loss() : Double.NaN,
        whole ? epochs.get(epochs.size() - 1).train().loss() : Double.NaN);
  }

  /** Returns the epochs of a training that came to its end; none otherwise. */
  private List<Observation.Epoch> train(PlannedContender planned, int repeat) {
    try (TemporaryFolder place = TemporaryFolder.in(folder)) {
      ContenderRun run = new ContenderRun(planned, repeat, place.path());
      new Driver(Driver.Product.MODEL, 1, events).train(List.of(run));
      boolean finished = run.status() == ContenderRun.Status.FINISHED;
      return finished ? List.copyOf(run.epochs()) : List.of();
    }
  }

  private static ExperimentSpec withRate(ExperimentSpec experiment, double rate) {
    Map<String, Object> plain = new LinkedHashMap<>(ExperimentWriter.write(experiment));
    Map<Object, Object> optimizer = new LinkedHashMap<>((Map<?, ?>) plain.get("optimizer"));
    optimizer.put("learningRate", rate);
    plain.put("optimizer", optimizer);
    return ExperimentReader.read(SpecNode.of(plain, "learning rate " + rate));
  }
}
