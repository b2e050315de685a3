package dev.tandem.engines.pytorch;

import dev.tandem.data.Features;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Predictor;
import dev.tandem.model.Model;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Precision;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * The forward half alone, not recorded for autograd. It only reads the network, so threads share
 * it; the lock keeps {@link #close} from freeing it under them.
 */
final class PyTorchPredictor implements Predictor {
  private static final int ROWS_AT_ONCE = 1024;
  private final Model model;
  private final Execution execution;
  private final TorchNetwork network;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  PyTorchPredictor(Model model, Execution execution) {
    this.model = model;
    this.execution = execution;
    this.network =
        Native.scoped(
            () ->
                new TorchNetwork(
                    model.network(),
                    model.parameters(),
                    model.buffers(),
                    execution.precision(),
                    0));
  }

  /** Logits [rows, outputs], a chunk of rows at a time. */
  static Matrix predict(TorchNetwork network, Features features, int outputs, Precision precision) {
    Matrix logits = Matrix.zeros(features.rows(), outputs);
    try (NativeRows input = new NativeRows(precision, features.width())) {
      for (int from = 0; from < features.rows(); from += ROWS_AT_ONCE) {
        int to = Math.min(from + ROWS_AT_ONCE, features.rows());
        int[] rows = IntStream.range(from, to).toArray();
        Matrix part =
            Native.withoutGradients(
                () ->
                    Tensors.toMatrix(
                        network.forward(input.gather(features, rows), Optional.empty())));
        System.arraycopy(part.values(), 0, logits.values(), from * outputs, part.values().length);
      }
    }
    return logits;
  }

  @Override
  public int inputs() {
    return model.network().widthInto(0);
  }

  @Override
  public int outputs() {
    return model.network().outputs();
  }

  @Override
  public void predict(float[] features, int rows, float[] logits) {
    lock.readLock().lock();
    try {
      requireOpen();
      LibTorch.useThreads(execution.threads());
      Native.withoutGradients(
          () -> {
            Tensor x = Tensors.toNative(features, rows, inputs(), execution.precision());
            Tensors.toJava(network.forward(x, Optional.empty()), logits);
            return null;
          });
    } finally {
      lock.readLock().unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("pytorch predictor: expected an open one, got a closed one");
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        network.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
