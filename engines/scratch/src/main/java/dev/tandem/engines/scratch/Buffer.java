package dev.tandem.engines.scratch;

import dev.tandem.tensor.Tensor;

/** Numbers that a layer keeps beside its parameters; training does not follow a gradient there. */
record Buffer(String name, float[] values) {
  /** A copy, as it passes the seam. */
  Tensor tensor() {
    return Tensor.of(values.clone(), values.length);
  }
}
