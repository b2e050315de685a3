package dev.tandem.workbench.cli;

import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Predictor;
import dev.tandem.model.Model;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import java.util.List;
import picocli.CommandLine.Option;

/** Which engine trains or uses a model. */
final class EngineOption {
  @Option(
      names = {"--engine", "--engines"},
      split = ",",
      paramLabel = "NAME",
      description = "textbook, scratch or pytorch; default: scratch")
  private List<String> names = List.of("scratch");

  /**
   * Returns the engine's name.
   *
   * @throws ExperimentException if several were named
   */
  String name() {
    if (names.size() != 1) {
      throw new ExperimentException(
          "--engine: expected one engine, got "
              + String.join(",", names)
              + "; 'tandem compare' takes several");
    }
    return names.get(0).strip();
  }

  /**
   * Returns the model ready for use.
   *
   * @throws ExperimentException if the engine is not known or cannot work here
   */
  Predictor predictor(Model model) {
    Engine engine = ComparisonReader.engine(EngineReference.of(name()), "--engine");
    if (engine.availability() instanceof Availability.Missing missing) {
      throw new ExperimentException(
          name() + " is missing: " + missing.reason() + "; " + missing.remedy());
    }
    return engine.predictor(model, new Execution(1, engine.precisions().get(0)));
  }
}
