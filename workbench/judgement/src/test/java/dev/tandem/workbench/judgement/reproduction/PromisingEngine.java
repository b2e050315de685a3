package dev.tandem.workbench.judgement.reproduction;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Repeatability;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.List;

/** An engine that has a name and promises something, and does nothing else. */
abstract class PromisingEngine implements Engine {
  private final Repeatability promise;

  PromisingEngine(Repeatability promise) {
    this.promise = promise;
  }

  /** Promises the same bits. */
  public static final class Exact extends PromisingEngine {
    public Exact() {
      super(Repeatability.TO_THE_BIT);
    }
  }

  /** Promises the same but for rounding. */
  public static final class Rounding extends PromisingEngine {
    public Rounding() {
      super(Repeatability.TO_ROUNDING);
    }
  }

  @Override
  public String name() {
    return promise == Repeatability.TO_THE_BIT ? "exact" : "rounding";
  }

  @Override
  public Repeatability repeatability() {
    return promise;
  }

  @Override
  public String description() {
    return "a promise";
  }

  @Override
  public List<Precision> precisions() {
    return List.of();
  }

  @Override
  public Availability availability() {
    throw new UnsupportedOperationException();
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    throw new UnsupportedOperationException();
  }
}
