package dev.tandem.training;

import dev.tandem.network.EarlyStoppingSpec.Figure;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.network.ThresholdSpec;

/** What an experiment's choices need of its data. */
public final class DataNeeds {
  private DataNeeds() {}

  /**
   * Checks before training what would fail in it.
   *
   * @param task what the data's targets are
   * @param classes how many there are; 0 for numbers
   * @param validationRows how many there are
   * @throws SpecException in one line that names the key
   */
  public static void check(ExperimentSpec experiment, Task task, int classes, int validationRows) {
    if (experiment.loss().task() != task) {
      String expected =
          task == Task.REGRESSION
              ? "mean-squared-error, mean-absolute-error or huber, since the data's targets are"
                  + " numbers"
              : "softmax-cross-entropy or binary-cross-entropy, since the data's targets are"
                  + " classes (for numbers: data.task: regression)";
      throw new SpecException("loss", expected, experiment.loss().name());
    }
    boolean byAccuracy =
        experiment
            .training()
            .earlyStopping()
            .filter(s -> s.figure() == Figure.ACCURACY)
            .isPresent();
    if (byAccuracy && task == Task.REGRESSION) {
      throw new SpecException(
          "training.earlyStopping.figure", "loss, since numbers have no accuracy", "accuracy");
    }
    checkThreshold(experiment.threshold(), classes);
    if (validationRows == 0) {
      refuseDecisions(experiment);
    }
  }

  private static void checkThreshold(ThresholdSpec threshold, int classes) {
    if (classes != 2 && !threshold.equals(ThresholdSpec.Fixed.DEFAULT)) {
      String data = classes == 0 ? "numbers" : classes + " classes";
      throw new SpecException("threshold", "data of two classes", data);
    }
  }

  private static void refuseDecisions(ExperimentSpec experiment) {
    if (experiment.training().earlyStopping().isPresent()) {
      throw noValidation("training.earlyStopping");
    }
    if (experiment.schedule() instanceof ScheduleSpec.ReduceOnPlateau) {
      throw noValidation("schedule reduce-on-plateau");
    }
    if (ThresholdChoice.needsRows(experiment.threshold())) {
      throw noValidation("threshold " + experiment.threshold().name());
    }
  }

  private static SpecException noValidation(String who) {
    return new SpecException(
        "data.validation", "a share above 0, since " + who + " decides on validation rows", "none");
  }
}
