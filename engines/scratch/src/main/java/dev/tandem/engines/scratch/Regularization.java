package dev.tandem.engines.scratch;

import dev.tandem.network.RegularizationSpec;
import java.util.Arrays;
import java.util.List;

/** What is done to the gradients before the optimizer sees them. */
final class Regularization {
  private static final double NORM_EPSILON = 1e-6; // as in torch's clip_grad_norm_
  private final RegularizationSpec spec;
  private double[] columnSums = {};

  Regularization(RegularizationSpec spec) {
    this.spec = spec;
  }

  /** Whether gradients reach the optimizer as they are, so that each row can be used at once. */
  boolean isNone() {
    return spec.equals(RegularizationSpec.NONE);
  }

  /** {@code g ← g + l1·sign(w)}. */
  void penalize(List<Parameter> parameters) {
    if (spec.l1() == 0) {
      return;
    }
    float l1 = (float) spec.l1();
    for (Parameter parameter : parameters) {
      for (int row = 0; row < parameter.value().length; row++) {
        penalize(l1, parameter.value()[row], parameter.gradient()[row]);
      }
    }
  }

  private static void penalize(float l1, float[] w, float[] g) {
    for (int i = 0; i < g.length; i++) {
      g[i] += l1 * Math.signum(w[i]);
    }
  }

  /** Bounds all gradients together, or each value by itself. */
  void clip(List<Parameter> parameters) {
    if (spec.clipNorm().isPresent()) {
      double coefficient = spec.clipNorm().getAsDouble() / (norm(parameters) + NORM_EPSILON);
      if (!(coefficient >= 1)) { // a norm that is NaN spreads, as in torch
        forEachRow(parameters, (float) coefficient, Regularization::scale);
      }
    }
    if (spec.clipValue().isPresent()) {
      forEachRow(parameters, (float) spec.clipValue().getAsDouble(), Regularization::cut);
    }
  }

  /** {@code √Σ g²} in float64: rows are added up column by column, then the columns, in order. */
  private double norm(List<Parameter> parameters) {
    double sum = 0;
    for (Parameter parameter : parameters) {
      int width = parameter.width();
      if (columnSums.length < width) {
        columnSums = new double[width];
      }
      Arrays.fill(columnSums, 0);
      for (float[] row : parameter.gradient()) {
        addSquares(row, width, columnSums);
      }
      for (int column = 0; column < width; column++) {
        sum += columnSums[column];
      }
    }
    return Math.sqrt(sum);
  }

  private static void addSquares(float[] g, int width, double[] sums) {
    for (int i = 0; i < width; i++) {
      sums[i] += (double) g[i] * g[i];
    }
  }

  private interface RowChange {
    void apply(float[] g, float by);
  }

  private static void forEachRow(List<Parameter> parameters, float by, RowChange change) {
    for (Parameter parameter : parameters) {
      for (float[] row : parameter.gradient()) {
        change.apply(row, by);
      }
    }
  }

  private static void scale(float[] g, float coefficient) {
    for (int i = 0; i < g.length; i++) {
      g[i] *= coefficient;
    }
  }

  private static void cut(float[] g, float most) {
    for (int i = 0; i < g.length; i++) {
      g[i] = Math.max(-most, Math.min(most, g[i]));
    }
  }
}
