package dev.tandem.engines.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class NativeMemoryTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int ROWS = 64;
  private static final int WIDTH = 32;
  private static final Execution EXECUTION = new Execution(1, Precision.FLOAT32);
  private static final long ALLOWED_GROWTH = 32L << 20;

  private final PyTorchEngine engine = new PyTorchEngine();
  private final ExperimentSpec experiment =
      TinyExperiments.deep()
          .with(new OptimizerSpec.AdamW(0.001, 0.9, 0.999, 1e-8, 0.01, true))
          .experiment()
          .with(
              new LossSpec.SoftmaxCrossEntropy(
                  LossSpec.Reduction.MEAN,
                  0.1,
                  new ClassWeights.Given(List.of(1.0, 2.0, 3.0, 4.0))))
          .with(new RegularizationSpec(0.001, OptionalDouble.of(1), OptionalDouble.empty()))
          .with(
              NetworkSpec.of(
                  WIDTH,
                  new InitializationSpec.He(),
                  new LayerSpec.Dense(OptionalInt.of(64), false),
                  LayerSpec.BatchNorm.DEFAULT,
                  new LayerSpec.Activation(ActivationSpec.Gelu.DEFAULT),
                  new LayerSpec.Dropout(0.1),
                  LayerSpec.LayerNorm.DEFAULT,
                  new LayerSpec.Activation(ActivationSpec.Softplus.DEFAULT),
                  new LayerSpec.Dense(4)));
  private final Dataset data =
      new Dataset(
          "zeros",
          Features.of(new float[ROWS * WIDTH], WIDTH),
          new Targets.Classes(new int[ROWS], List.of("a", "b", "c", "d")),
          IntStream.range(0, WIDTH).mapToObj(i -> "x" + i).toList(),
          Optional.empty());
  private final int[] rows = IntStream.range(0, ROWS).toArray();

  @Test
  void ten_thousand_steps_leave_the_process_as_large_as_it_was() throws IOException {
    // A step makes some ten tensors [64, 64], 16 KB each: kept, they would be 1.6 GB in the end.
    assumeThat(STATUS).exists();
    try (Session session = open()) {
      steps(session, 1, 3_000);
      long before = residentBytes();
      steps(session, 3_001, 13_000);
      long growth = residentBytes() - before;
      System.out.println(
          "pytorch native memory: "
              + (before >> 20)
              + " MB resident after 3,000 steps, "
              + (growth >> 10)
              + " KB more after 10,000 further ones");
      assertThat(growth).isLessThan(ALLOWED_GROWTH);
    }
  }

  @Test
  void a_closed_session_leaves_nothing_native_behind() {
    useAndClose();
    long before = Pointer.totalCount();
    for (int i = 0; i < 20; i++) {
      useAndClose();
    }
    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
  }

  private void useAndClose() {
    try (Session session = open()) {
      steps(session, 1, 3);
      SessionState state = session.state();
      session.trace(batch(4));
      session.predict(data.features());
      session.restore(state);
    }
  }

  private Session open() {
    return engine.open(
        experiment, EXECUTION, Initializer.initialState(experiment.network(), 1), data);
  }

  private void steps(Session session, int from, int to) {
    for (int step = from; step <= to; step++) {
      session.step(batch(step));
    }
  }

  private Batch batch(int step) {
    return new Batch(step, 1, step - 1, rows, 0.001);
  }

  private static long residentBytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElseThrow();
  }
}
