package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.tensor.Matrix;
import java.util.Optional;

/** Batch normalization by its running statistics, while training as well. */
final class RunningBatchNorm extends AlteredLayer {
  private final double epsilon;

  RunningBatchNorm(BatchNorm spec, Layer healthy) {
    super(healthy);
    epsilon = spec.epsilon();
  }

  @Override
  public Matrix forward(Matrix x, Optional<Batch> training) {
    Matrix y = super.forward(x, Optional.empty());
    if (training.isPresent()) {
      super.forward(x, training); // notes the batch's statistics
    }
    return y;
  }

  @Override
  public Matrix backward(Matrix dy) {
    Matrix x = input();
    super.backward(dy);
    weight().setGradient(dy.combine(standardized(x), (d, s) -> d * s).columnSums());
    double[] variances = buffers().get(1).values();
    Matrix dx = Matrix.zeros(dy.rows(), dy.cols());
    for (int i = 0; i < dx.values().length; i++) {
      int col = i % dy.cols();
      double root = Math.sqrt(variances[col] + epsilon);
      dx.values()[i] = dy.values()[i] * weight().value().get(0, col) / root;
    }
    return dx;
  }

  private Matrix standardized(Matrix x) {
    Matrix standardized = Matrix.zeros(x.rows(), x.cols());
    double[] means = buffers().get(0).values();
    double[] variances = buffers().get(1).values();
    for (int i = 0; i < x.values().length; i++) {
      int col = i % x.cols();
      double root = Math.sqrt(variances[col] + epsilon);
      standardized.values()[i] = (x.values()[i] - means[col]) / root;
    }
    return standardized;
  }
}
