import dev.tandem.data.*;
import dev.tandem.engine.*;
import dev.tandem.engines.scratch.ScratchEngine;
import dev.tandem.model.*;
import dev.tandem.network.*;
import dev.tandem.tensor.Precision;
import dev.tandem.training.*;
import java.nio.file.Path;
import java.util.*;

/** Points within and around a circle, told apart with nothing but tandem-core and tandem-scratch. */
class Rings {
  public static void main(String[] arguments) {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "rings.safetensors");
    var network = NetworkSpec.hidden(List.of(32, 16), new ActivationSpec.Relu(), 0, new InitializationSpec.He()).fit(2, 2);
    var plan = new TrainingSpec(20, OptionalInt.of(64), 1); // epochs, batch size, seed
    var experiment = new ExperimentSpec("rings", DataSpec.of("rings"), network,
        LossSpec.SoftmaxCrossEntropy.DEFAULT, OptimizerSpec.Adam.DEFAULT, plan);
    var data = new DataSplits(points(4000, 1), points(500, 2), points(1000, 3));
    var engine = new ScratchEngine();
    var execution = new Execution(1, Precision.FLOAT32);
    try (Session session = engine.open(experiment, execution, Initializer.initialState(network, 1), data.training())) {
      new Trainer(experiment, data, session, event -> {}).run();
      var score = Score.of(session.predict(data.test().features()), data.test().targets(), experiment.loss());
      System.out.printf(Locale.ROOT, "test accuracy %.3f%n", score.accuracy());
      ModelFile.write(file, new Model(network, experiment.loss(), session.state().parameters(),
          session.state().buffers(), new Preprocessing.AsIs(), List.of("within", "around"), 0.5, experiment.data()));
    }
    try (Predictor predictor = engine.predictor(ModelFile.read(file), execution)) {
      float[] logits = new float[2]; // yours, to be used again and again
      predictor.predict(new float[] {0.1f, 0.2f}, 1, logits);
      System.out.println("the point (0.1, 0.2) is " + (logits[1] > logits[0] ? "around" : "within"));
    }
  }

  private static Dataset points(int count, long seed) {
    Random random = new Random(seed);
    float[] xy = new float[2 * count];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      xy[2 * i] = (float) random.nextGaussian();
      xy[2 * i + 1] = (float) random.nextGaussian();
      labels[i] = Math.hypot(xy[2 * i], xy[2 * i + 1]) > 1 ? 1 : 0;
    }
    return new Dataset("rings", Features.of(xy, 2), new Targets.Classes(labels, List.of("within", "around")),
        List.of("x", "y"), Optional.empty());
  }
}
