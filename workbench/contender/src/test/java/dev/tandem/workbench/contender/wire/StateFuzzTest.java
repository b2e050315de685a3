package dev.tandem.workbench.contender.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.engine.Trace;
import dev.tandem.engine.Trace.LayerTrace;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** States and looks into a step, with a header that is anything. */
class StateFuzzTest {
  private static final Tiny TINY = TinyExperiments.everyLayer();
  private static final SessionState STATE =
      Initializer.initialState(TINY.experiment().network(), 1);

  @TempDir static Path folder;

  private static Altered state;
  private static Altered look;

  @FuzzTest(maxDuration = "1h")
  void a_state_is_read_or_refused(byte[] changes) throws Exception {
    Path file = folder.resolve("state.safetensors");
    if (state == null) {
      StateFile.write(file, STATE);
      state = Altered.safetensors(Files.readAllBytes(file));
    }
    Files.write(file, state.with(changes));
    Hostile.read(() -> StateFile.read(file));
  }

  @FuzzTest(maxDuration = "1h")
  void a_look_into_a_step_is_read_or_refused(byte[] changes) throws Exception {
    Path file = folder.resolve("trace.safetensors");
    if (look == null) {
      Parameters weights = STATE.parameters();
      LayerTrace layer = new LayerTrace(new Matrix(1, 2, 3, 4), new Matrix(1, 2, 5, 6));
      Trace trace = new Trace(0.5, List.of(layer), weights, weights, weights);
      TraceFile.write(file, TINY.batch(1, 7, 0.01), trace);
      look = Altered.safetensors(Files.readAllBytes(file));
    }
    Files.write(file, look.with(changes));
    Hostile.read(() -> TraceFile.read(file));
  }
}
