package dev.tandem.engines.textbook;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.tensor.Precision;
import dev.tandem.training.DivergenceException;
import dev.tandem.training.Trainer;
import org.junit.jupiter.api.Test;

class DivergenceReportTest {
  @Test
  void the_largest_gradient_is_looked_up_in_the_step_before_if_the_failed_one_has_none() {
    // With the rate 1e200 the first update makes weights of about 1e199, and the second's outputs
    // overflow.
    Tiny tiny = TinyExperiments.deepWith(new ActivationSpec.Relu()).with(new Sgd(1e200, 0));
    ExperimentSpec experiment = tiny.experiment();
    DataSplits data = new DataSplits(tiny.training(), tiny.training(), tiny.training());
    try (Session session =
        new TextbookEngine()
            .open(
                experiment,
                new Execution(1, Precision.FLOAT64),
                Initializer.initialState(experiment.network(), 1),
                tiny.training())) {
      Trainer trainer = new Trainer(experiment, data, session, event -> {});
      assertThatThrownBy(trainer::run)
          .isInstanceOf(DivergenceException.class)
          .hasMessageContaining("diverged in epoch 1, step 2: the loss is NaN")
          .hasMessageContaining("first not finite: the output of layer 2 (dense)")
          .hasMessageMatching(
              ".*largest finite gradient: \\d\\.(weight|bias) [0-9.]+ in the step before;.*");
    }
  }
}
