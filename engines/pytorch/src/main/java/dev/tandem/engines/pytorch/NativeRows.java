package dev.tandem.engines.pytorch;

import dev.tandem.data.Features;
import dev.tandem.tensor.Precision;
import java.util.function.IntToDoubleFunction;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A native buffer [rows, width] that is filled again for every batch, and grows when one is larger
 * than all before. Float32 values are widened where the engine computes in float64.
 */
final class NativeRows implements AutoCloseable {
  private final Precision precision;
  private final int width;
  private Tensor tensor; // [capacity, width]
  private int capacity;
  private float[] floats = {};
  private double[] doubles = {};

  NativeRows(Precision precision, int width) {
    this.precision = precision;
    this.width = width;
  }

  /** A tensor [rows.length, width] over the gathered rows, good until the next call. */
  Tensor gather(Features features, int[] rows) {
    reserve(rows.length);
    features.gather(rows, floats);
    if (precision == Precision.FLOAT64) {
      for (int i = 0; i < rows.length * width; i++) {
        doubles[i] = floats[i];
      }
    }
    return write(rows.length);
  }

  /** A tensor [rows, width] of the values at each position, good until the next call. */
  Tensor fill(int rows, IntToDoubleFunction value) {
    reserve(rows);
    for (int i = 0; i < rows * width; i++) {
      if (precision == Precision.FLOAT64) {
        doubles[i] = value.applyAsDouble(i);
      } else {
        floats[i] = (float) value.applyAsDouble(i);
      }
    }
    return write(rows);
  }

  private void reserve(int rows) {
    if (rows <= capacity) {
      return;
    }
    close();
    capacity = rows;
    tensor = Native.keep(Tensors.empty(precision, rows, width));
    floats = new float[rows * width];
    doubles = precision == Precision.FLOAT64 ? new double[rows * width] : doubles;
  }

  private Tensor write(int rows) {
    if (tensor.scalar_type().intern() == ScalarType.Double) {
      tensor.data_ptr_double().put(doubles, 0, rows * width);
    } else {
      tensor.data_ptr_float().put(floats, 0, rows * width);
    }
    return rows == capacity ? tensor : tensor.narrow(0, 0, rows);
  }

  @Override
  public void close() {
    if (tensor != null) {
      tensor.close();
      tensor = null;
      capacity = 0;
    }
  }
}
