import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.training.BatchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * How many steps a second the protocol leaves to a program that does nothing: batches of 32 rows,
 * of 2 numbers or 784. Arguments: the programs.
 */
public final class OwnEngine {
  private static final int ROWS = 2000;
  private static final double SECONDS = 3;

  private OwnEngine() {}

  public static void main(String[] programs) {
    System.out.printf("%-40s %14s %14s%n", "steps/s at a width of", 2, 784);
    for (String program : programs) {
      Engine engine =
          Engines.find(new EngineReference("process", Map.of("command", List.of(program))))
              .orElseThrow();
      if (engine.availability() instanceof Availability.Missing missing) {
        System.out.printf("%-40s %s%n", program, missing.reason());
      } else {
        System.out.printf(
            "%-40s %14.0f %14.0f%n", program, stepsPerSecond(engine, 2), stepsPerSecond(engine, 784));
      }
    }
  }

  private static double stepsPerSecond(Engine engine, int width) {
    NetworkSpec network =
        NetworkSpec.of(
            width,
            new InitializationSpec.He(),
            new LayerSpec.Dense(4),
            new LayerSpec.Activation(new ActivationSpec.Relu()),
            new LayerSpec.Dense(2));
    ExperimentSpec experiment =
        new ExperimentSpec(
            "empty",
            DataSpec.DEFAULT,
            network,
            ExperimentSpec.DEFAULT_LOSS,
            ExperimentSpec.DEFAULT_OPTIMIZER,
            new TrainingSpec(1, OptionalInt.of(32), 1));
    Dataset data =
        new Dataset(
            "zeros",
            Features.of(new float[ROWS * width], width),
            new Targets.Classes(new int[ROWS], List.of("a", "b")),
            IntStream.range(0, width).mapToObj(i -> "x" + i).toList(),
            Optional.empty());
    BatchPlan plan = BatchPlan.endless(experiment, ROWS);
    try (Session session =
        engine.open(
            experiment,
            new Execution(1, engine.precisions().get(0)),
            Initializer.initialState(network, 1),
            data)) {
      stepsPerSecond(session, plan); // warms up
      return stepsPerSecond(session, plan);
    }
  }

  private static double stepsPerSecond(Session session, BatchPlan plan) {
    long start = System.nanoTime();
    long steps = 0;
    double seconds;
    do {
      List<Batch> batches = new ArrayList<>();
      while (batches.size() < session.stepsAtOnce()) {
        batches.add(plan.next());
      }
      steps += session.steps(batches).size();
      seconds = (System.nanoTime() - start) / 1e9;
    } while (seconds < SECONDS);
    return steps / seconds;
  }
}
