package dev.tandem.mistakes;

import dev.tandem.data.Targets;
import dev.tandem.engines.textbook.Loss;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;
import java.util.Arrays;
import java.util.Optional;

/**
 * Softmax cross-entropy as people write it first: probabilities P, then their logarithm. Targets T
 * are as in the textbook's loss.
 *
 * <pre>
 *   loss = -Σ T ∘ log P      dZ = (Σ_k T) ∘ P - T      through the log: by the chain rule over P
 * </pre>
 *
 * @param guard of the logarithm; where it is empty, it is taken of the logits directly, which never
 *     fails
 */
record NaiveSoftmaxLoss(SoftmaxCrossEntropy spec, Softmax softmax, Optional<Guard> guard)
    implements Loss {
  /** Logits to probabilities. */
  interface Softmax {
    Matrix of(Matrix z);
  }

  /** The loss as earlier mistakes have left it, or else the right one. */
  static NaiveSoftmaxLoss of(Loss loss, LossSpec spec) {
    return loss instanceof NaiveSoftmaxLoss naive
        ? naive
        : new NaiveSoftmaxLoss(
            (SoftmaxCrossEntropy) spec, NaiveSoftmaxLoss::shifted, Optional.empty());
  }

  NaiveSoftmaxLoss with(Softmax other) {
    return new NaiveSoftmaxLoss(spec, other, Optional.of(guard.orElse(Guard.NONE)));
  }

  NaiveSoftmaxLoss with(Guard other) {
    return new NaiveSoftmaxLoss(spec, softmax, Optional.of(other));
  }

  NaiveSoftmaxLoss with(double labelSmoothing, ClassWeights weights) {
    return new NaiveSoftmaxLoss(
        new SoftmaxCrossEntropy(spec.reduction(), labelSmoothing, weights), softmax, guard);
  }

  @Override
  public double sum(Matrix z, Targets targets) {
    Matrix p = softmax.of(z);
    Matrix t = targets(targets, z.cols());
    double loss = 0;
    for (int i = 0; i < t.values().length; i++) {
      if (t.values()[i] != 0) {
        double z0 = z.values()[i];
        int row = i / z.cols();
        double log =
            guard.isPresent() ? guard.get().log(p.values()[i]) : z0 - logSumExp(z.row(row));
        loss -= t.values()[i] * log;
      }
    }
    return loss;
  }

  @Override
  public double weight(Targets targets) {
    return Arrays.stream(labels(targets)).mapToDouble(this::weight).sum();
  }

  @Override
  public Matrix gradient(Matrix z, Targets targets) {
    Matrix p = softmax.of(z);
    Matrix t = targets(targets, z.cols());
    boolean throughTheLog = guard.isPresent() && guard.get().differentiated();
    Matrix dz = Matrix.zeros(z.rows(), z.cols());
    for (int row = 0; row < z.rows(); row++) {
      dz.setRow(
          row,
          throughTheLog
              ? throughTheLog(p.row(row), t.row(row), guard.get())
              : gradient(p.row(row), t.row(row)));
    }
    return dz;
  }

  private static double[] gradient(double[] p, double[] t) {
    double sum = Arrays.stream(t).sum();
    double[] dz = new double[p.length];
    for (int k = 0; k < p.length; k++) {
      dz[k] = sum * p[k] - t[k];
    }
    return dz;
  }

  /** By the probabilities first, then through the softmax. */
  private static double[] throughTheLog(double[] p, double[] t, Guard guard) {
    double[] dp = new double[p.length];
    double mean = 0;
    for (int k = 0; k < p.length; k++) {
      dp[k] = t[k] == 0 ? 0 : -t[k] * guard.slope(p[k]);
      mean += p[k] * dp[k];
    }
    double[] dz = new double[p.length];
    for (int k = 0; k < p.length; k++) {
      dz[k] = p[k] * (dp[k] - mean);
    }
    return dz;
  }

  private Matrix targets(Targets targets, int classes) {
    int[] labels = labels(targets);
    Matrix t = Matrix.zeros(labels.length, classes);
    for (int row = 0; row < labels.length; row++) {
      for (int k = 0; k < classes; k++) {
        t.set(row, k, spec.labelSmoothing() / classes * weight(k));
      }
      int y = labels[row];
      t.set(row, y, t.get(row, y) + (1 - spec.labelSmoothing()) * weight(y));
    }
    return t;
  }

  private double weight(int y) {
    return spec.classWeights() instanceof ClassWeights.Given given ? given.weights().get(y) : 1;
  }

  private static int[] labels(Targets targets) {
    return ((Targets.Classes) targets).labels();
  }

  private static double logSumExp(double[] z) {
    double max = Arrays.stream(z).max().orElseThrow();
    return max + Math.log(Arrays.stream(z).map(value -> Math.exp(value - max)).sum());
  }

  /** Each row less its largest logit. */
  static Matrix shifted(Matrix z) {
    Matrix p = Matrix.zeros(z.rows(), z.cols());
    for (int row = 0; row < z.rows(); row++) {
      p.setRow(row, exponentials(z.row(row), Arrays.stream(z.row(row)).max().orElseThrow()));
    }
    return p;
  }

  /** All less one number. */
  static Matrix shifted(Matrix z, double by) {
    Matrix p = Matrix.zeros(z.rows(), z.cols());
    for (int row = 0; row < z.rows(); row++) {
      p.setRow(row, exponentials(z.row(row), by));
    }
    return p;
  }

  /** Each column adds up to 1, not each row. */
  static Matrix overTheBatch(Matrix z) {
    Matrix p = Matrix.zeros(z.rows(), z.cols());
    for (int col = 0; col < z.cols(); col++) {
      double[] column = z.column(col);
      p.setColumn(col, exponentials(column, Arrays.stream(column).max().orElseThrow()));
    }
    return p;
  }

  private static double[] exponentials(double[] z, double less) {
    double[] e = Arrays.stream(z).map(value -> Math.exp(value - less)).toArray();
    double sum = Arrays.stream(e).sum();
    return Arrays.stream(e).map(value -> value / sum).toArray();
  }
}
