import dev.tandem.data.*;
import dev.tandem.library.*;
import java.nio.file.Path;
import java.util.*;

/** Points within and around a circle, told apart with nothing but tandem-core and tandem-scratch. */
class Rings {
  public static void main(String[] arguments) {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "rings.safetensors");
    Dataset points = points(5500, 1);
    Trained rings = Training.of(DataSplits.of(points, 0.2, 0.1, 1))
        .hidden(32, 16).activation("relu").adam(0.001).epochs(20).seed(1)
        .train("scratch");
    rings.history().forEach(epoch ->
        System.out.printf(Locale.ROOT, "epoch %2d: validation loss %.3f%n", epoch.epoch(), epoch.validation().loss()));
    System.out.printf(Locale.ROOT, "test accuracy %.3f%n", rings.metrics().accuracy());
    rings.save(file);

    try (Inference model = Inference.read(file, "scratch")) {
      System.out.println("the point (0.1, 0.2) is " + model.predictClass(0.1f, 0.2f));
      System.out.println(Arrays.toString(model.predict(0.9f, 0.5f)) + ": the probabilities of (0.9, 0.5)");
    }
  }

  private static Dataset points(int count, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[count][];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
      labels[i] = Math.hypot(rows[i][0], rows[i][1]) > 1 ? 1 : 0;
    }
    return Dataset.of("rings", rows, labels, "within", "around");
  }
}
