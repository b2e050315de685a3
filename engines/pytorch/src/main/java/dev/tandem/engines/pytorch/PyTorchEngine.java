package dev.tandem.engines.pytorch;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.List;

/**
 * PyTorch on the CPU. This class and {@link Launch} name no type of LibTorch, so that they load
 * where it does not.
 */
public final class PyTorchEngine implements Engine {
  private static Availability found; // the first attempt's answer: a failed load fails for good

  @Override
  public String name() {
    return "pytorch";
  }

  @Override
  public String description() {
    return "real PyTorch: LibTorch, its autograd and its optimizers";
  }

  @Override
  public List<Precision> precisions() {
    return List.of(Precision.FLOAT32, Precision.FLOAT64);
  }

  @Override
  public Availability availability() {
    return find();
  }

  private static synchronized Availability find() {
    if (found == null) {
      found = tryToLoad();
    }
    return found;
  }

  private static Availability tryToLoad() {
    try {
      Launch.applyDefaults();
      return LibTorch.load();
    } catch (LinkageError | RuntimeException e) {
      return Launch.missing(e);
    }
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return Launch.options(execution);
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    requireReady();
    return new PyTorchSession(experiment, execution, initial, training);
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    requireReady();
    return new PyTorchPredictor(model, execution);
  }

  private static void requireReady() {
    if (find() instanceof Availability.Missing missing) {
      throw new IllegalStateException("pytorch: " + missing.reason() + "; " + missing.remedy());
    }
  }
}
