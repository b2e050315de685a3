package dev.tandem.network.tree;

import java.util.List;

/** The names that an experiment may give to its parts, for whoever offers them. */
public final class Choices {
  private Choices() {}

  public static List<String> activations() {
    return ActivationForm.KINDS.names();
  }

  public static List<String> losses() {
    return LossForm.KINDS.names();
  }

  public static List<String> optimizers() {
    return OptimizerForm.KINDS.names();
  }

  public static List<String> schedules() {
    return ScheduleForm.KINDS.names();
  }
}
