package dev.tandem.evaluation;

import dev.tandem.GoldenFiles;
import dev.tandem.tensor.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One case of {@code metrics.txt}: predictions, and what scikit-learn says of them. */
record GoldenCase(String name, Map<String, double[]> values) {

  static List<GoldenCase> all() {
    List<GoldenCase> cases = new ArrayList<>();
    for (String line : GoldenFiles.lines("metrics.txt")) {
      if (line.startsWith("case ")) {
        cases.add(new GoldenCase(line.substring(5), new LinkedHashMap<>()));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ");
        double[] values = Arrays.stream(words).skip(1).mapToDouble(GoldenCase::number).toArray();
        cases.get(cases.size() - 1).values().put(words[0], values);
      }
    }
    return cases;
  }

  /** Python's spelling of a number. */
  private static double number(String word) {
    return switch (word) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      default -> Double.parseDouble(word);
    };
  }

  boolean has(String metric) {
    return values.containsKey(metric);
  }

  double[] values(String metric) {
    return values.get(metric);
  }

  double value(String metric) {
    return values(metric)[0];
  }

  int classes() {
    return (int) value("classes");
  }

  Predictions predictions() {
    int[] labels = Arrays.stream(values("labels")).mapToInt(label -> (int) label).toArray();
    double[] logits = values("logits");
    Matrix matrix = new Matrix(labels.length, logits.length / labels.length, logits);
    return new Predictions(matrix, labels, classes());
  }

  /** The same rows in another order: the last first. */
  Predictions reversed() {
    Predictions forward = predictions();
    int rows = forward.rows();
    int cols = forward.logits().cols();
    Matrix logits = Matrix.zeros(rows, cols);
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = forward.labels()[rows - 1 - row];
      for (int c = 0; c < cols; c++) {
        logits.set(row, c, forward.logits().get(rows - 1 - row, c));
      }
    }
    return new Predictions(logits, labels, classes());
  }

  @Override
  public String toString() {
    return name;
  }
}
