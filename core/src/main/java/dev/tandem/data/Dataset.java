package dev.tandem.data;

import dev.tandem.tensor.ShapeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

  /**
   * Rows of your own, each of one class. Columns are called x1, x2, ...
   *
   * @param rows [rows, width]
   * @param labels by row, an index into the class names
   * @param classNames of two, the second is the positive one
   * @throws DataException if there are none, or they differ in width
   */
  public static Dataset of(String name, float[][] rows, int[] labels, String... classNames) {
    return of(name, rows, new Targets.Classes(labels, List.of(classNames)));
  }

  /**
   * Rows of your own, each with one number to predict. Columns are called x1, x2, ...
   *
   * @param rows [rows, width]
   * @param numbers by row
   * @throws DataException if there are none, or they differ in width
   */
  public static Dataset of(String name, float[][] rows, float... numbers) {
    return of(name, rows, new Targets.Values(numbers, 1));
  }

  private static Dataset of(String name, float[][] rows, Targets targets) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    if (width == 0) {
      throw new DataException(name, "at least one row of at least one feature", "none");
    }
    float[] values = new float[rows.length * width];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != width) {
        throw new DataException(
            name + ", row " + row, width + " features, as in row 0", rows[row].length);
      }
      System.arraycopy(rows[row], 0, values, row * width, width);
    }
    List<String> names = IntStream.rangeClosed(1, width).mapToObj(i -> "x" + i).toList();
    return new Dataset(name, Features.of(values, width), targets, names, Optional.empty());
  }

  /** Some rows, in the given order, copied as float32. */
  public Dataset of(int... rows) {
    float[] values = new float[rows.length * features.width()];
    features.gather(rows, values);
    return new Dataset(
        name, Features.of(values, features.width()), targets.of(rows), featureNames, image);
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
