package dev.tandem.workbench.cli;

import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.library.Inference;
import dev.tandem.model.Model;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.EngineWords;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import java.util.List;
import picocli.CommandLine.Option;

/** Which engine trains or uses a model. */
final class EngineOption {
  private static final String FLAG = "--engine";

  @Option(
      names = {"--engine", "--engines"},
      split = ",",
      paramLabel = "NAME",
      description =
          "textbook, scratch or pytorch, or a program of your own such as ./my_network.py;"
              + " default: scratch")
  private List<String> names = List.of("scratch");

  /**
   * Returns what was typed: an engine's name, or a program's file.
   *
   * @throws ExperimentException if several were named
   */
  String name() {
    if (names.size() != 1) {
      throw new ExperimentException(
          FLAG
              + ": expected one engine, got "
              + String.join(",", names)
              + "; 'tandem compare' takes several");
    }
    return names.get(0).strip();
  }

  /** Returns the contender that was typed. */
  SpecNode contenders() {
    return EngineWords.contenders(List.of(name()), FLAG);
  }

  /**
   * Returns the model ready for use.
   *
   * @throws ExperimentException if the engine is not known or cannot work here
   */
  Inference inference(Model model) {
    Engine engine = ComparisonReader.engine(EngineWords.reference(name(), FLAG), FLAG);
    if (engine.availability() instanceof Availability.Missing missing) {
      throw new ExperimentException(
          name() + " is missing: " + missing.reason() + "; " + missing.remedy());
    }
    return Inference.of(model, engine);
  }
}
