package dev.tandem.engines.textbook;

import dev.tandem.data.Targets;
import dev.tandem.tensor.Matrix;

/** A loss of classes, row by row: z is a row's logits, y its class. */
interface ClassLoss extends Loss {
  double value(double[] z, int y);

  /** The loss's gradient by the row's logits. */
  double[] gradient(double[] z, int y);

  /** How much a row of the class counts in the mean. */
  default double weight(int y) {
    return 1;
  }

  @Override
  default double sum(Matrix z, Targets targets) {
    int[] labels = labels(targets);
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      sum += value(z.row(row), labels[row]);
    }
    return sum;
  }

  @Override
  default double weight(Targets targets) {
    double sum = 0;
    for (int label : labels(targets)) {
      sum += weight(label);
    }
    return sum;
  }

  @Override
  default Matrix gradient(Matrix z, Targets targets) {
    int[] labels = labels(targets);
    Matrix dz = Matrix.zeros(z.rows(), z.cols());
    for (int row = 0; row < labels.length; row++) {
      dz.setRow(row, gradient(z.row(row), labels[row]));
    }
    return dz;
  }

  private static int[] labels(Targets targets) {
    if (targets instanceof Targets.Classes classes) {
      return classes.labels();
    }
    throw new IllegalStateException("loss of classes: expected a class a row, got numbers");
  }
}
