package dev.tandem.workbench.check;

import dev.tandem.data.Features;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Session;
import dev.tandem.fault.UserException;
import dev.tandem.mistakes.Catalogue;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.check.explain.Asked;
import dev.tandem.workbench.check.explain.Explainer;
import dev.tandem.workbench.check.explain.Findings;
import dev.tandem.workbench.check.probe.Probe;
import dev.tandem.workbench.check.probe.Probes;
import dev.tandem.workbench.check.seen.Observer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Asks an engine, such as a person's own program, for its numbers, and explains them. */
public final class Check {
  private static final String RANDOM_PREDICTIONS = "dropout-while-predicting";

  private final Engine engine;
  private final Execution execution;
  private final Consumer<String> progress;

  /**
   * @param progress is told what is being done, in a line
   */
  public Check(Engine engine, Consumer<String> progress) {
    this.engine = engine;
    this.execution = new Execution(1, engine.precisions().get(0));
    this.progress = progress;
  }

  /**
   * Runs all probes that the engine can do.
   *
   * @param program what is checked, as the person named it
   * @throws CheckException if it cannot be started, or can do no probe
   */
  public CheckResult run(String program) {
    Availability availability = engine.availability();
    if (availability instanceof Availability.Missing missing) {
      throw new CheckException(program + ": " + missing.reason() + "; " + missing.remedy());
    }
    try {
      return check(program, ((Availability.Ready) availability).version());
    } finally {
      engine.release();
    }
  }

  private CheckResult check(String program, String version) {
    List<Probe> probes = Probes.choose(this::opens, engine.onlyNetwork());
    if (probes.isEmpty()) {
      throw new CheckException(
          program
              + ": expected a program that can train a small network of dense layers, got one that"
              + " can do none of the probes; its answer to hello says what it can do");
    }
    Set<Ability> shown = shown(probes.get(0));
    Precision precision = execution.precision();
    Observer observer = new Observer(shown, precision);
    List<Asked> asked = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    Map<String, String> failed = new LinkedHashMap<>();
    for (Probe probe : probes) {
      progress.accept("probe " + probe.name());
      try (Session session = open(probe)) {
        asked.add(new Asked(probe, observer.observe(session, probe)));
      } catch (SpecException e) {
        skipped.add(probe.name()); // it says that this is not among what it can do
      } catch (UserException e) {
        failed.put(probe.name(), e.getMessage());
      }
    }
    if (asked.isEmpty()) {
      throw new CheckException(failed.values().stream().findFirst().orElse(program));
    }
    boolean repeatable = showsTheSameAgain(observer, asked.get(0));
    progress.accept("looking for an explanation");
    Explainer explainer = new Explainer(Catalogue.all(), shown, precision);
    return new CheckResult(
        program,
        version,
        precision,
        shown,
        explainer.compare(asked),
        skipped,
        failed,
        repeatable,
        withDropout(explainer.explain(asked), asked));
  }

  /** A program that drops units while predicting draws its own masks: no simulation knows them. */
  private Findings withDropout(Findings findings, List<Asked> asked) {
    for (Asked one : asked) {
      Probe probe = one.probe();
      if (probe.experiment().network().layers().stream().anyMatch(Dropout.class::isInstance)) {
        try (Session session = open(probe)) {
          Features rows = probe.training().features();
          double[] first = session.predict(rows).values().clone();
          double[] again = session.predict(rows).values();
          return Arrays.equals(first, again) ? findings : findings.withLikely(RANDOM_PREDICTIONS);
        }
      }
    }
    return findings;
  }

  private boolean showsTheSameAgain(Observer observer, Asked first) {
    try (Session session = open(first.probe())) {
      return first.program().isLike(observer.observe(session, first.probe()));
    }
  }

  private Session open(Probe probe) {
    return engine.open(probe.experiment(), execution, probe.initial(), probe.training());
  }

  private boolean opens(Probe probe) {
    try {
      open(probe).close();
      return true;
    } catch (SpecException e) {
      return false; // it says that this is not among what it can do
    }
  }

  private Set<Ability> shown(Probe probe) {
    try (Session session = open(probe)) {
      Set<Ability> shown = EnumSet.of(Ability.FORWARD, Ability.GRADIENTS);
      shown.retainAll(session.abilities());
      return shown;
    }
  }
}
