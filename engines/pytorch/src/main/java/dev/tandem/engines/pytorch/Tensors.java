package dev.tandem.engines.pytorch;

import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Precision;
import java.util.Arrays;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Numbers on their way between Java arrays and torch's tensors, one copy each way. */
final class Tensors {
  private Tensors() {}

  static Tensor empty(Precision precision, long... shape) {
    return empty(precision == Precision.FLOAT64 ? ScalarType.Double : ScalarType.Float, shape);
  }

  static Tensor empty(ScalarType type, long... shape) {
    return torch.empty(shape, new TensorOptions(type), new MemoryFormatOptional());
  }

  /** A native copy in the given precision. */
  static Tensor toNative(dev.tandem.tensor.Tensor values, Precision precision) {
    long[] shape = Arrays.stream(values.shape()).asLongStream().toArray();
    Tensor copy = empty(precision, shape);
    if (precision == Precision.FLOAT64) {
      copy.data_ptr_double().put(values.toDoubles());
    } else {
      copy.data_ptr_float().put(values.toFloats());
    }
    return copy;
  }

  /** A native copy [rows, cols] of the first values, in the given precision. */
  static Tensor toNative(float[] values, int rows, int cols, Precision precision) {
    Tensor copy = empty(precision, rows, cols);
    if (precision == Precision.FLOAT64) {
      copy.data_ptr_double().put(Matrix.of(rows, cols, values).values());
    } else {
      copy.data_ptr_float().put(values, 0, rows * cols);
    }
    return copy;
  }

  /** A copy on the heap, in the tensor's own precision. */
  static dev.tandem.tensor.Tensor toJava(Tensor tensor) {
    int[] shape = Arrays.stream(tensor.shape()).mapToInt(Math::toIntExact).toArray();
    return isDouble(tensor)
        ? dev.tandem.tensor.Tensor.of(doubles(tensor), shape)
        : dev.tandem.tensor.Tensor.of(floats(tensor), shape);
  }

  /** A copy of a tensor [rows, cols], widened if need be. */
  static Matrix toMatrix(Tensor tensor) {
    int rows = Math.toIntExact(tensor.size(0));
    int cols = Math.toIntExact(tensor.size(1));
    return isDouble(tensor)
        ? new Matrix(rows, cols, doubles(tensor))
        : Matrix.of(rows, cols, floats(tensor));
  }

  /** Copies all values into an array, rounded if need be. */
  static void toJava(Tensor tensor, float[] target) {
    dev.tandem.tensor.Tensor values = toJava(tensor);
    System.arraycopy(values.toFloats(), 0, target, 0, values.size());
  }

  static Precision precision(Tensor tensor) {
    return isDouble(tensor) ? Precision.FLOAT64 : Precision.FLOAT32;
  }

  private static boolean isDouble(Tensor tensor) {
    return tensor.scalar_type().intern() == ScalarType.Double;
  }

  private static float[] floats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    tensor.contiguous().data_ptr_float().get(values);
    return values;
  }

  private static double[] doubles(Tensor tensor) {
    double[] values = new double[Math.toIntExact(tensor.numel())];
    tensor.contiguous().data_ptr_double().get(values);
    return values;
  }
}
