package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.model.Model;
import dev.tandem.network.DataSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Precision;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ScratchPredictorTest {
  private static final Execution ONE_THREAD = new Execution(1, Precision.FLOAT32);
  private final Tiny tiny = TinyExperiments.everyLayer();
  private final Predictor predictor = new ScratchEngine().predictor(model(tiny), ONE_THREAD);

  @Test
  void a_prediction_allocates_nothing_once_warm() {
    float[] x = inputs(1);
    float[] logits = new float[predictor.outputs()];
    for (int i = 0; i < 30_000; i++) { // the interpreter boxes vectors
      predictor.predict(x, 1, logits);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 1000; i++) {
      predictor.predict(x, 1, logits);
    }
    assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1000);
  }

  @Test
  void one_row_at_a_time_gives_the_bits_of_all_at_once() {
    int rows = 500;
    float[] x = inputs(rows);
    float[] together = new float[rows * predictor.outputs()];
    predictor.predict(x, rows, together);
    float[] alone = new float[predictor.outputs()];
    float[] row = new float[predictor.inputs()];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(x, i * row.length, row, 0, row.length);
      predictor.predict(row, 1, alone);
      for (int k = 0; k < alone.length; k++) {
        assertThat(together[i * alone.length + k]).isEqualTo(alone[k]);
      }
    }
  }

  @Test
  void many_threads_predict_at_once() throws Exception {
    float[] x = inputs(64);
    float[] expected = new float[64 * predictor.outputs()];
    predictor.predict(x, 64, expected);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<float[]>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(
          pool.submit(
              () -> {
                float[] logits = new float[expected.length];
                predictor.predict(x, 64, logits);
                return logits;
              }));
    }
    for (Future<float[]> answer : answers) {
      assertThat(answer.get()).containsExactly(expected);
    }
    pool.shutdown();
  }

  @Test
  void a_predictor_answers_as_the_session_did() {
    SessionState state = Initializer.initialState(tiny.experiment().network(), 7);
    float[] x = inputs(9);
    float[] logits = new float[9 * predictor.outputs()];
    predictor.predict(x, 9, logits);
    try (Session session =
        new ScratchEngine().open(tiny.experiment(), ONE_THREAD, state, tiny.training())) {
      Matrix expected = session.predict(Features.of(x, predictor.inputs()));
      assertThat(Matrix.of(9, predictor.outputs(), logits)).isEqualTo(expected);
    }
  }

  private float[] inputs(int rows) {
    float[] x = new float[rows * predictor.inputs()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.sin(i);
    }
    return x;
  }

  private static Model model(Tiny tiny) {
    SessionState state = Initializer.initialState(tiny.experiment().network(), 7);
    return new Model(
        tiny.experiment().network(),
        tiny.experiment().loss(),
        state.parameters(),
        state.buffers(),
        new Preprocessing.AsIs(),
        List.of("a", "b"),
        0.5,
        DataSpec.of("tiny"));
  }
}
