package dev.tandem.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.network.ScheduleSpec.Constant;
import dev.tandem.network.ScheduleSpec.OneCycle;
import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import dev.tandem.network.ScheduleSpec.WarmUp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against torch.optim.lr_scheduler; {@code reference/schedules.py} wrote the expected rates. */
class LearningRatesTest {
  private static final double TOLERANCE = 1e-12;

  static List<GoldenSchedule> cases() {
    return GoldenSchedule.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_rate_is_torchs(GoldenSchedule golden) {
    LearningRates rates = golden.rates();
    for (int epoch = 0; epoch < golden.epochs(); epoch++) {
      for (int step = 0; step < golden.stepsPerEpoch(); step++) {
        assertThat(rates.at(epoch, step))
            .as("epoch %d, step %d", epoch, step)
            .isCloseTo(golden.expected(epoch, step), within(TOLERANCE));
      }
      rates.epochEnded(golden.loss(epoch));
    }
  }

  @Test
  void a_warm_up_longer_than_training_just_ends_with_it() {
    LearningRates rates = LearningRates.of(new WarmUp(4, 0.2, new Constant()), 1, 2, 2);

    // 0.2 + 0.8·k/8 for the steps k = 0 to 3 of 8 warming ones
    assertThat(rates.at(0, 0)).isCloseTo(0.2, within(TOLERANCE));
    assertThat(rates.at(1, 1)).isCloseTo(0.5, within(TOLERANCE));
  }

  @Test
  void one_cycle_whose_peak_is_the_first_step_only_falls() {
    LearningRates rates = LearningRates.of(new OneCycle(1, 0.1, 25, 100), 0.5, 1, 10);

    assertThat(rates.at(0, 0)).isEqualTo(1); // 0.1·10 - 1 = 0
    assertThat(rates.at(0, 9)).isCloseTo(1 / 25.0 / 100, within(TOLERANCE));
  }

  @Test
  void a_validation_loss_that_is_no_number_is_no_improvement() {
    LearningRates rates = LearningRates.of(new ReduceOnPlateau(0.5, 0, 0, 0), 1, 9, 1);
    rates.epochEnded(3);
    rates.epochEnded(Double.NaN);

    assertThat(rates.at(2, 0)).isEqualTo(0.5);
  }

  @Test
  void a_plateau_never_raises_a_rate_that_is_below_the_minimum_already() {
    LearningRates rates = LearningRates.of(new ReduceOnPlateau(0.5, 0, 0, 0.1), 0.01, 9, 1);
    rates.epochEnded(3);
    rates.epochEnded(3);

    assertThat(rates.at(2, 0)).isEqualTo(0.01);
  }
}
