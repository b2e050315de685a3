package dev.tandem.engine;

import dev.tandem.data.Dataset;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One implementation of networks and their training. Found by {@link java.util.ServiceLoader}; the
 * class loads even where its native library does not.
 */
public interface Engine {
  /** What a user types: {@code "scratch"}, {@code "pytorch"}. */
  String name();

  /** What it is, in one line. */
  String description();

  /**
   * This engine set up with the settings of an {@link EngineReference}; itself if there are none.
   *
   * @throws SpecException if it does not take them; most engines take none
   */
  default Engine with(Map<String, Object> settings) {
    if (settings.isEmpty()) {
      return this;
    }
    throw new SpecException("engine " + name(), "no settings", settings.keySet());
  }

  /** The precisions that it computes in; the first is its default. */
  List<Precision> precisions();

  /** The only network that it can train, fitted; empty if it trains any that it is given. */
  default Optional<NetworkSpec> onlyNetwork() {
    return Optional.empty();
  }

  /** What of a run comes back when it is made again. */
  default Repeatability repeatability() {
    return Repeatability.TO_ROUNDING;
  }

  /** Tries whether it can work here; may load a native library. */
  Availability availability();

  /** What its own process must be started with. Never loads a native library. */
  LaunchOptions launch(Execution execution);

  /**
   * Starts a training session.
   *
   * @param experiment with a fitted network
   * @param initial the state to start from; weights are converted to the execution's precision
   * @param training the rows that batches index into
   * @throws SpecException if the engine cannot do what the experiment asks for
   */
  Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training);

  /** Ends what the engine keeps running between sessions, if anything. */
  default void release() {}

  /** Readies a model for inference; needs no training data. */
  Predictor predictor(Model model, Execution execution);
}
