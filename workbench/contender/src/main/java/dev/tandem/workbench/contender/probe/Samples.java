package dev.tandem.workbench.contender.probe;

import dev.tandem.tensor.Tensor;

/** Some thousand values of a tensor, spread evenly; the same places in every tensor of its size. */
final class Samples {
  private static final int MOST = 4096;

  private Samples() {}

  static double[] of(Tensor tensor) {
    int count = Math.min(MOST, tensor.size());
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = tensor.get((int) ((long) i * tensor.size() / count));
    }
    return values;
  }

  static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
