package dev.tandem.workbench.contender.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.observed.UnitsSeen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitCensusTest {
  private static final Tiny RELU = TinyExperiments.deepWithoutItsDropout();

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "scratch"})
  void units_whose_bias_no_row_lifts_are_silent(String engine) {
    int rows = RELU.training().rows();

    assertThat(counted(engine, RELU, 0)).containsExactly(new UnitsSeen(1, 9, 0, rows));
    assertThat(counted(engine, RELU, 2)).containsExactly(new UnitsSeen(1, 9, 2, rows));
    assertThat(counted(engine, RELU, 9)).allMatch(UnitsSeen::dead);
  }

  @Test
  void without_relu_layers_there_is_nothing_to_count() {
    assertThat(counted("textbook", TinyExperiments.deep(), 0)).isEmpty();
  }

  /** With a bias of 100 on every unit of the first layer but the last few, which have −1000. */
  private static List<UnitsSeen> counted(String engine, Tiny tiny, int lowered) {
    SessionState initial = Initializer.initialState(tiny.experiment().network(), 1);
    double[] bias = new double[initial.parameters().get("0.bias").size()];
    for (int unit = 0; unit < bias.length; unit++) {
      bias[unit] = unit < bias.length - lowered ? 100 : -1000;
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>(initial.parameters().tensors());
    tensors.put("0.bias", Tensor.of(bias, bias.length));
    SessionState start =
        new SessionState(
            new Parameters(tensors), initial.buffers(), initial.optimizer(), initial.step());
    Engine found = Engines.find(engine).orElseThrow();
    Execution execution = new Execution(1, found.precisions().get(0));
    try (Session session = found.open(tiny.experiment(), execution, start, tiny.training())) {
      return UnitCensus.of(
          tiny.experiment().network().layers(),
          session,
          tiny.training().rows(),
          tiny.batch(1, 8, 0.1));
    }
  }
}
