package dev.tandem.benchmarks.jmh;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.TrainingSpec;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/** The cases of {@code tandem bench} as specs, over rows made from a seed. */
final class Networks {
  /** Rows that batches are drawn from. */
  static final int ROWS = 8192;

  private static final int CLASSES = 10;
  private static final int PIXELS = 784;
  private static final int TABLE_COLUMNS = 97;
  private static final double SHARE_OF_INK = 0.19; // as in MNIST
  private static final long SEED = 1;

  private Networks() {}

  /** A case by its name. */
  static ExperimentSpec experiment(String name) {
    OptimizerSpec momentum = new OptimizerSpec.Sgd(0.01, 0.9);
    return switch (name) {
      case "mnist-64" -> digits(List.of(128, 64), 64, momentum);
      case "mnist-64-adam" -> digits(List.of(128, 64), 64, OptimizerSpec.Adam.DEFAULT);
      case "mnist-256" -> digits(List.of(128, 64), 256, momentum);
      case "mnist-1024" -> digits(List.of(128, 64), 1024, momentum);
      case "wide" -> digits(List.of(2048, 2048), 256, momentum);
      case "noshow" ->
          experiment(
              network(List.of(64, 32)).fit(TABLE_COLUMNS, 1),
              LossSpec.BinaryCrossEntropy.DEFAULT,
              OptimizerSpec.Adam.DEFAULT,
              64);
      default -> throw new IllegalArgumentException("no case " + name);
    };
  }

  private static ExperimentSpec digits(List<Integer> hidden, int batch, OptimizerSpec optimizer) {
    return experiment(
        network(hidden).fit(PIXELS, CLASSES), ExperimentSpec.DEFAULT_LOSS, optimizer, batch);
  }

  private static NetworkSpec network(List<Integer> hidden) {
    return NetworkSpec.hidden(hidden, new ActivationSpec.Relu(), 0, new InitializationSpec.He());
  }

  private static ExperimentSpec experiment(
      NetworkSpec network, LossSpec loss, OptimizerSpec optimizer, int batch) {
    return new ExperimentSpec(
        "benchmark",
        DataSpec.DEFAULT,
        network,
        loss,
        optimizer,
        new TrainingSpec(1, OptionalInt.of(batch), SEED));
  }

  /** Rows that fit a network: images as bytes, mostly background, or a table as float32. */
  static Dataset rows(NetworkSpec network) {
    Random random = new Random(SEED);
    int width = network.widthInto(0);
    Features features = width == PIXELS ? images(random) : table(random, width);
    int classes = Math.max(2, network.outputs());
    int[] labels = IntStream.range(0, ROWS).map(row -> random.nextInt(classes)).toArray();
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    List<String> columns = IntStream.range(0, width).mapToObj(i -> "f" + i).toList();
    return new Dataset(
        "random", features, new Targets.Classes(labels, names), columns, Optional.empty());
  }

  private static Features images(Random random) {
    byte[] pixels = new byte[ROWS * PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextDouble() < SHARE_OF_INK ? (byte) random.nextInt(256) : 0;
    }
    return Features.of(
        ByteBuffer.wrap(pixels), PIXELS, (float) (1 / (255 * 0.3081)), (float) (-0.1307 / 0.3081));
  }

  private static Features table(Random random, int width) {
    float[] values = new float[ROWS * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Features.of(values, width);
  }
}
