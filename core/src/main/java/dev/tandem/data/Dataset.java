package dev.tandem.data;

import dev.tandem.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/**
 * Features and targets of the same rows.
 *
 * @param name what a report calls it
 * @param features [rows, width]
 * @param targets one a row
 * @param featureNames one a column of the features
 * @param image the shape of a row, if it is an image
 */
public record Dataset(
    String name,
    Features features,
    Targets targets,
    List<String> featureNames,
    Optional<ImageShape> image) {

  public Dataset {
    featureNames = List.copyOf(featureNames);
    if (features.rows() != targets.rows()) {
      throw new ShapeException(
          "Dataset " + name, features.rows() + " targets, one a row", targets.rows() + "");
    }
    if (features.width() != featureNames.size()) {
      throw new ShapeException(
          "Dataset " + name, features.width() + " feature names", featureNames.size() + "");
    }
  }

  public int rows() {
    return features.rows();
  }

  /** The labels of a classification dataset. */
  public Targets.Classes classes() {
    if (targets instanceof Targets.Classes classes) {
      return classes;
    }
    throw new IllegalStateException("Dataset " + name + ": expected classes, got values");
  }

  /** The numbers of a regression dataset. */
  public Targets.Values values() {
    if (targets instanceof Targets.Values values) {
      return values;
    }
    throw new IllegalStateException("Dataset " + name + ": expected values, got classes");
  }
}
