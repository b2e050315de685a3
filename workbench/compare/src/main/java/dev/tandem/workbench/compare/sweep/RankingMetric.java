package dev.tandem.workbench.compare.sweep;

import dev.tandem.network.Task;
import dev.tandem.network.tree.Nearest;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import java.util.Arrays;
import java.util.List;

/** A figure of the validation rows by which combinations are ranked. */
public enum RankingMetric {
  ACCURACY("accuracy", "accuracy", true),
  PR_AUC("prAuc", "PR-AUC", true),
  ROC_AUC("rocAuc", "ROC-AUC", true),
  F1("f1", "F1", true),
  PRECISION("precision", "precision", true),
  RECALL("recall", "recall", true),
  LOSS("loss", "loss", false),
  RMSE("rmse", "RMSE", false),
  MAE("mae", "MAE", false),
  R2("r2", "R²", true);

  private final String key;
  private final String label;
  private final boolean largerIsBetter;

  RankingMetric(String key, String label, boolean largerIsBetter) {
    this.key = key;
    this.label = label;
    this.largerIsBetter = largerIsBetter;
  }

  /** As files and {@code --figure} have it. */
  public String key() {
    return key;
  }

  /** As people read it. */
  public String label() {
    return label;
  }

  public boolean largerIsBetter() {
    return largerIsBetter;
  }

  /** RMSE for numbers, PR-AUC for two classes, accuracy for more. */
  static RankingMetric standard(Task task, int classes) {
    if (task == Task.REGRESSION) {
      return RMSE;
    }
    return classes == 2 ? PR_AUC : ACCURACY;
  }

  /**
   * The figure of a key.
   *
   * @throws ExperimentException if there is none
   */
  public static RankingMetric parse(String text) {
    List<String> keys = Arrays.stream(values()).map(RankingMetric::key).toList();
    return Arrays.stream(values())
        .filter(figure -> figure.key.equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new ExperimentException(
                    "--figure: expected a figure of the validation rows, one of "
                        + String.join(", ", keys)
                        + ", got '"
                        + text
                        + "'"
                        + Nearest.of(text, keys)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse("")));
  }

  /** Whether the task has it. */
  boolean suits(Task task) {
    boolean ofNumbers = this == RMSE || this == MAE || this == R2;
    return this == LOSS || ofNumbers == (task == Task.REGRESSION);
  }
}
