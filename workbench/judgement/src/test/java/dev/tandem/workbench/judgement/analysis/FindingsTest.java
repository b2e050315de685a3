package dev.tandem.workbench.judgement.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.UnitsSeen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final double[] FALLING = Ran.curve(20, epoch -> 0.7 / epoch);

  /** A zigzag of ±0.05. */
  private static double zigzag(int epoch) {
    return epoch % 2 == 0 ? 0.05 : -0.05;
  }

  @Test
  void a_validation_loss_that_rises_while_the_training_loss_falls_is_overfitting() {
    // lowest in epoch 5, then 0.02 more each epoch
    double[] validation = Ran.curve(20, e -> 0.3 + (e < 5 ? 0.1 * (5 - e) : 0.02 * (e - 5)));

    assertThat(new Ran().training(FALLING).validation(validation).sentences())
        .containsExactly(
            "a overfits from epoch 6 on: validation loss rises from 0.3000 (epoch 5) to 0.6000"
                + " (epoch 20) while running training loss falls from 0.1400 to 0.0350; early"
                + " stopping would help.");
  }

  @Test
  void a_rise_within_the_wobble_is_no_overfitting() {
    double[] validation = Ran.curve(20, e -> 0.3 + zigzag(e) + 0.001 * e);

    assertThat(new Ran().training(FALLING).validation(validation).keys()).isEmpty();
  }

  @Test
  void where_the_training_loss_rises_too_it_is_not_called_overfitting() {
    double[] rising = Ran.curve(20, e -> 0.3 + 0.02 * e);

    assertThat(new Ran().training(rising).validation(rising).keys()).isEmpty();
  }

  @Test
  void without_validation_rows_nothing_is_said_of_overfitting_or_undertraining() {
    assertThat(new Ran().training(Ran.curve(20, e -> 1 - 0.02 * e)).keys()).isEmpty();
  }

  @Test
  void losses_that_both_still_fall_are_undertraining() {
    double[] line = Ran.curve(8, e -> 1 - 0.05 * e);

    // epochs 6 to 8 of 1 to 8: two steps of seven, 28.6 %
    assertThat(new Ran().training(line).validation(line).sentences())
        .containsExactly(
            "a is under-trained: in the last 2 epochs, validation loss still fell from 0.7000 to"
                + " 0.6000 (28.6 % of its whole fall) and running training loss from 0.7000 to"
                + " 0.6000. More epochs or a larger learning rate may help.");
  }

  @Test
  void losses_that_have_come_to_rest_or_only_wobble_are_not_undertraining() {
    double[] atRest = Ran.curve(40, e -> 0.2 + Math.exp(-0.3 * e));
    double[] wobbling = Ran.curve(40, e -> 0.5 + zigzag(e) - 0.001 * e);

    assertThat(new Ran().training(atRest).validation(atRest).keys()).isEmpty();
    assertThat(new Ran().training(wobbling).validation(wobbling).keys()).isEmpty();
  }

  @Test
  void eighty_percent_are_no_better_than_the_majority_of_eighty() {
    int[][] training = {{80, 0}, {20, 0}};
    int[][] test = {{398, 2}, {97, 3}}; // 401 of 500; 0.2 points above the majority, within 0.5

    assertThat(new Ran().confusions(training, test).sentences())
        .containsExactly(
            "a: test accuracy is 80.2 %, no better than the 80.0 % of always predicting 'No'; it"
                + " finds 3.0 % of the 'Yes' rows.");
  }

  @Test
  void an_accuracy_below_the_majority_is_called_that_and_one_above_it_nothing() {
    int[][] training = {{80, 0}, {20, 0}};
    int[][] below = {{40, 40}, {4, 16}};
    int[][] above = {{78, 2}, {12, 8}};
    int[][] rare = {{996, 0}, {1, 3}}; // 0.3 points, but three quarters of what is to gain

    assertThat(new Ran().confusions(training, below).sentences())
        .singleElement()
        .asString()
        .startsWith("a: test accuracy is 56.0 %, less than the 80.0 % of always predicting 'No'");
    assertThat(new Ran().confusions(training, above).keys()).isEmpty();
    assertThat(new Ran().confusions(training, rare).keys()).isEmpty();
  }

  @Test
  void test_rows_of_one_class_say_nothing_about_the_majority() {
    int[][] one = {{50, 0}, {0, 0}};

    assertThat(new Ran().confusions(new int[][] {{80, 0}, {20, 0}}, one).keys()).isEmpty();
  }

  @Test
  void a_threshold_that_raises_f1_on_validation_and_test_rows_is_named() {
    int[][] counts = {{80, 0}, {10, 10}}; // a fifth is positive: always 'Yes' has 2·0.2 / 1.2

    assertThat(
            new Ran()
                .confusions(counts, counts)
                .thresholds(new ThresholdTrial(0.21, 0.06, 0.46, 0.05, 0.44))
                .sentences())
        .containsExactly(
            "a: a threshold of 0.21, chosen on validation rows (threshold: f1), would raise test F1"
                + " from 0.05 to 0.44; always predicting 'Yes' gives 0.33.");
  }

  @Test
  void a_threshold_that_helps_on_one_split_only_or_beats_no_baseline_is_not_named() {
    int[][] counts = {{80, 0}, {10, 10}};
    for (ThresholdTrial trial :
        List.of(
            new ThresholdTrial(0.2, 0.06, 0.46, 0.40, 0.44),
            new ThresholdTrial(0.2, 0.44, 0.46, 0.05, 0.44),
            new ThresholdTrial(0.0, 0.00, 0.34, 0.00, 0.34))) {
      assertThat(new Ran().confusions(counts, counts).thresholds(trial).keys()).isEmpty();
    }
    assertThat(new Ran().confusions(counts, counts).keys()).isEmpty();
  }

  @Test
  void a_layer_whose_units_are_all_silent_is_dead() {
    assertThat(new Ran().units(new UnitsSeen(1, 16, 16, 400)).sentences())
        .containsExactly(
            "a: all 16 units of layer 1 (relu) are dead: 0 on all 400 training rows inspected, so"
                + " no gradient passes through; a smaller learning rate or leaky-relu may help.");
  }

  @Test
  void a_layer_with_one_living_unit_and_one_that_nobody_saw_are_not_dead() {
    assertThat(new Ran().units(new UnitsSeen(1, 16, 15, 400)).keys()).isEmpty();
    assertThat(new Ran().units().keys()).isEmpty();
  }

  @Test
  void of_several_repeats_it_is_said_in_how_many_a_layer_is_dead() {
    Ran ran = new Ran().run().units(new UnitsSeen(1, 4, 4, 20)).run().run();

    assertThat(ran.sentences()).singleElement().asString().contains("are dead in 2 of 3 repeats");
  }

  @Test
  void a_loss_at_ln_2_is_stuck_and_the_start_is_named_where_it_is_why() {
    double[] flat = {0.6931, 0.6932, 0.6931, 0.6931};
    int[][] even = {{6, 4}, {3, 7}};
    Ran ran = new Ran().training(flat).loss(0.6931).confusions(even, even);

    assertThat(ran.network(network("zeros")).sentences())
        .containsExactly(
            "a: training loss is stuck at 0.6931, close to ln 2 (0.6931): every row gets equal"
                + " probabilities. Cause: symmetric initial weights (initialization zeros makes all"
                + " units of a layer the same).");
    assertThat(ran.network(network(Map.of("normal", 0.0001))).sentences())
        .singleElement()
        .asString()
        .contains("Cause: initial weights are too small (standard deviation 0.0001;");
    assertThat(ran.network(network("he")).sentences())
        .singleElement()
        .asString()
        .endsWith(
            "the learning rate may be too small, or the features may carry no"
                + " information about the class.");
  }

  @Test
  void vanished_gradients_are_named_as_the_reason() {
    double[] flat = {0.6931, 0.6931, 0.6931};

    assertThat(new Ran().training(flat).loss(0.6931).norms(1e-7).sentences())
        .singleElement()
        .asString()
        .endsWith("Cause: the gradients have vanished.");
  }

  @Test
  void a_loss_at_the_entropy_of_uneven_classes_is_stuck_too() {
    int[][] uneven = {{80, 0}, {15, 5}}; // −0.8·ln 0.8 − 0.2·ln 0.2 = 0.5004
    double[] flat = {0.5004, 0.5004, 0.5004};

    assertThat(
            new Ran()
                .training(flat)
                .loss(0.5004)
                .confusions(uneven, new int[][] {{70, 0}, {10, 20}})
                .sentences())
        .singleElement()
        .asString()
        .contains("stuck at 0.5004, close to the entropy of the class shares (0.5004)");
  }

  @Test
  void a_loss_that_passes_ln_2_on_its_way_down_is_not_stuck() {
    assertThat(new Ran().training(1.2, 1.0, 0.8, 0.7).loss(0.6931).keys()).isEmpty();
    assertThat(new Ran().training(0.69, 0.5, 0.4, 0.3).loss(0.25).keys()).isEmpty();
  }

  @Test
  void a_diverged_contender_has_its_rate_and_the_largest_that_holds() {
    String why = "diverged in epoch 2, step 9: the loss is NaN; a smaller learning rate may help";

    assertThat(new Ran().failed(why).sentences())
        .containsExactly(
            "a diverged in epoch 2 at learning rate 0.1; --try-rates tries smaller ones and names"
                + " the largest that works.");
    assertThat(
            new Ran()
                .failed(
                    why,
                    new RateTrial(0.1 / 3, 3, Double.NaN, Double.NaN),
                    new RateTrial(0.01, 10, 0.7, 0.2))
                .sentences())
        .containsExactly(
            "a diverged in epoch 2 at learning rate 0.1; 0.01 (1/10 of it) is the largest"
                + " smaller rate that works: running training loss from 0.7000 to 0.2000.");
    assertThat(new Ran().failed(why, new RateTrial(0.1 / 3, 3, 1, 9)).sentences())
        .singleElement()
        .asString()
        .contains("none of the smaller rates 0.03333 works either");
  }

  @Test
  void a_contender_that_failed_for_another_reason_has_not_diverged() {
    assertThat(new Ran().failed("its process ended with exit code 137").keys()).isEmpty();
  }

  private static Map<String, Object> network(Object initialization) {
    return Map.of("hidden", List.of(4), "activation", "tanh", "initialization", initialization);
  }
}
