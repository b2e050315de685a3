package dev.tandem.mistakes;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Repeatability;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.Precision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The textbook engine with mistakes: {@code {engine: mistake, mistake: summed-gradient}}, or a list
 * of several. Without any it is the textbook.
 */
public final class MistakeEngine implements Engine {
  private static final String SETTING = "mistake";

  private final List<Mistake> planted;

  public MistakeEngine() {
    this(List.of());
  }

  private MistakeEngine(List<Mistake> planted) {
    this.planted = planted;
  }

  @Override
  public String name() {
    return "mistake";
  }

  @Override
  public String description() {
    return "the textbook engine with a mistake; `tandem mistakes list` names them";
  }

  @Override
  public Engine with(Map<String, Object> settings) {
    if (settings.isEmpty()) {
      return this;
    }
    if (!settings.keySet().equals(Map.of(SETTING, "").keySet())) {
      throw new SpecException("engine " + name(), "the one setting " + SETTING, settings.keySet());
    }
    Object value = settings.get(SETTING);
    List<?> names = value instanceof List<?> list ? list : List.of(value);
    return new MistakeEngine(names.stream().map(MistakeEngine::find).toList());
  }

  private static Mistake find(Object name) {
    return Catalogue.find(String.valueOf(name))
        .orElseThrow(
            () -> new SpecException(SETTING, "a mistake that `tandem mistakes list` names", name));
  }

  @Override
  public List<Precision> precisions() {
    return List.of(Precision.FLOAT64);
  }

  @Override
  public Repeatability repeatability() {
    return Repeatability.TO_THE_BIT;
  }

  @Override
  public Availability availability() {
    return new Availability.Ready("Tandem 0.1", "CPU, plain loops");
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return LaunchOptions.NONE;
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return Mistakes.open(planted, experiment, initial, training, parts -> parts);
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    ExperimentSpec experiment =
        new ExperimentSpec(
            "model",
            model.data(),
            model.network(),
            model.loss(),
            ExperimentSpec.DEFAULT_OPTIMIZER,
            TrainingSpec.DEFAULT);
    SessionState state =
        new SessionState(model.parameters(), model.buffers(), OptimizerState.NONE, 0);
    Setup setup = Mistakes.plant(planted, Setup.healthy(experiment, oneRow(model), state));
    return TextbookEngine.predictor(model, setup.parts().layers());
  }

  /** Data for mistakes that ask for some; predicting needs none. */
  private static Dataset oneRow(Model model) {
    int width = model.network().widthInto(0);
    return new Dataset(
        "none",
        Features.of(new float[width], width),
        new Targets.Values(new float[model.network().outputs()], model.network().outputs()),
        IntStream.range(0, width).mapToObj(i -> "x" + i).toList(),
        Optional.empty());
  }
}
