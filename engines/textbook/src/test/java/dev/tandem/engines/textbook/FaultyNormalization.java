package dev.tandem.engines.textbook;

import static dev.tandem.engines.textbook.FaultyDense.back;
import static dev.tandem.engines.textbook.FaultyDense.forward;

import dev.tandem.engine.Batch;
import dev.tandem.tensor.Matrix;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** What goes wrong in normalization and dropout. */
final class FaultyNormalization {
  static final double EPSILON = 1e-5; // as the specs have it
  private static final double MOMENTUM = 0.1; // likewise

  private FaultyNormalization() {}

  /** Standardizes by Σ(x - μ)²/(B-1). */
  static Layer unbiasedVariance(Layer healthy) {
    return forward(
        healthy,
        (layer, x) -> {
          Matrix y = Matrix.zeros(x.rows(), x.cols());
          for (int col = 0; col < x.cols(); col++) {
            Standardization right = Standardization.of(x.column(col), EPSILON);
            double unbiased = right.variance() * x.rows() / (x.rows() - 1);
            for (int row = 0; row < x.rows(); row++) {
              double standardized =
                  (x.get(row, col) - right.mean()) / Math.sqrt(unbiased + EPSILON);
              y.set(row, col, scaled(layer, standardized, col));
            }
          }
          return y;
        });
  }

  /** The running variance follows Σ(x - μ)²/B. */
  static Layer biasedRunningVariance(Layer healthy) {
    return running(healthy, 1, (before, batch) -> (1 - MOMENTUM) * before + MOMENTUM * batch);
  }

  /** The newest batch counts 0.9, all before it 0.1. */
  static Layer momentumTheOtherWayRound(Layer healthy) {
    return running(healthy, 0, (before, batch) -> MOMENTUM * before + (1 - MOMENTUM) * batch);
  }

  private static Layer running(Layer healthy, int buffer, DoubleBinaryOperator wrong) {
    return new FaultyLayer(healthy) {
      @Override
      public void stepMade() {
        double[] before = buffers().get(buffer).values().clone();
        super.stepMade();
        for (int col = 0; col < before.length; col++) {
          Standardization batch = Standardization.of(input.column(col), EPSILON);
          double statistic = buffer == 0 ? batch.mean() : batch.variance();
          buffers().get(buffer).values()[col] = wrong.applyAsDouble(before[col], statistic);
        }
      }
    };
  }

  /** {@code dX = dY ∘ γ/√(σ² + ε)}, as if μ and σ² did not depend on X. */
  static Layer constantStatistics(Layer healthy) {
    return back(
        healthy,
        (layer, dy, dx) -> {
          Matrix wrong = Matrix.zeros(dy.rows(), dy.cols());
          for (int col = 0; col < dy.cols(); col++) {
            double root = Standardization.of(layer.input.column(col), EPSILON).root();
            for (int row = 0; row < dy.rows(); row++) {
              wrong.set(row, col, dy.get(row, col) * layer.weight().value().get(0, col) / root);
            }
          }
          return wrong;
        });
  }

  /** {@code (x - μ)/(σ + ε)} by row. */
  static Layer epsilonOutsideTheRoot(Layer healthy) {
    return forward(
        healthy,
        (layer, x) -> {
          Matrix y = Matrix.zeros(x.rows(), x.cols());
          for (int row = 0; row < x.rows(); row++) {
            Standardization right = Standardization.of(x.row(row), EPSILON);
            double root = Math.sqrt(right.variance()) + EPSILON;
            for (int col = 0; col < x.cols(); col++) {
              y.set(row, col, scaled(layer, (x.get(row, col) - right.mean()) / root, col));
            }
          }
          return y;
        });
  }

  private static double scaled(FaultyLayer layer, double standardized, int col) {
    return standardized * layer.weight().value().get(0, col) + layer.bias().value().get(0, col);
  }

  /** {@code dγ = Σ dY}, without X̂. */
  static Layer scaleGradientWithoutInput(Layer healthy) {
    return back(
        healthy,
        (layer, dy, dx) -> {
          layer.weight().setGradient(dy.columnSums());
          return dx;
        });
  }

  /** Kept units are not divided by 1 - p, here 0.5. */
  static Layer maskNotScaled(Layer healthy) {
    return new FaultyLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        return super.forward(x, training).map(y -> y / 2);
      }

      @Override
      public Matrix backward(Matrix dy) {
        return super.backward(dy).map(d -> d / 2);
      }
    };
  }

  static Layer noMaskOnTheWayBack(Layer healthy) {
    return back(healthy, (layer, dy, dx) -> dy);
  }

  /** The mask of the first step, for ever. */
  static Layer sameMaskInEveryStep(Layer healthy) {
    return new FaultyLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        return super.forward(x, training.map(FaultyNormalization::first));
      }
    };
  }

  private static Batch first(Batch batch) {
    return new Batch(1, 1, 0, batch.rows(), batch.learningRate());
  }
}
