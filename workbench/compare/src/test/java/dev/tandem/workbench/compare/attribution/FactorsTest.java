package dev.tandem.workbench.compare.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.SpecException;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.YamlFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What differs between two contenders, read from experiment files; nothing is trained. */
class FactorsTest {
  private static final String BASE =
      """
      name: factors
      data: {source: moons}
      network: {hidden: [8], activation: relu}
      optimizer: {type: sgd, learningRate: 0.1}
      contenders:
        - {id: a, engine: scratch}
      """;

  private static FlatSettings.Pair settings(String second) {
    ComparisonSpec spec =
        ComparisonReader.read(
            YamlFile.read("factors.yaml", BASE + "  - {id: b, " + second + "}\n"));
    return FlatSettings.of(spec.contenders().get(0), spec.contenders().get(1));
  }

  private static List<Factor> factors(String second) {
    return Factors.between(settings(second));
  }

  private static List<String> names(List<Factor> factors) {
    return factors.stream().map(Factor::name).toList();
  }

  private static boolean refused(FlatSettings.Pair settings, List<Factor> changed) {
    try {
      FlatSettings.experiment(Factors.changed(settings, changed));
      return false;
    } catch (SpecException e) {
      return true;
    }
  }

  @Test
  void a_factor_is_one_key_that_differs() {
    assertThat(
            names(
                factors(
                    "engine: scratch, overrides: {optimizer: {momentum: 0.9}, data: {trainRows:"
                        + " 99}, training: {batchSize: 16}}")))
        .containsExactlyInAnyOrder("momentum", "the number of training rows", "the batch size");
  }

  @Test
  void engine_precision_and_threads_are_one_factor() {
    assertThat(names(factors("engine: textbook, threads: 2"))).containsExactly("the engine");
  }

  @Test
  void another_optimizer_takes_its_whole_section_along() {
    List<Factor> factors =
        factors("engine: scratch, overrides: {optimizer: {type: adam, learningRate: 0.01}}");
    assertThat(names(factors)).containsExactly("the optimizer");
    assertThat(factors.get(0).keys())
        .contains(
            "optimizer.type", "optimizer.learningRate", "optimizer.momentum", "optimizer.beta1");
  }

  @Test
  void widths_and_activation_of_a_plain_network_are_two_factors() {
    assertThat(
            names(
                factors(
                    "engine: scratch, overrides: {network: {hidden: [4, 4], activation: tanh}}")))
        .containsExactlyInAnyOrder("the hidden layers", "the activation");
  }

  @Test
  void a_network_without_hidden_layers_differs_in_its_layers_only() {
    assertThat(names(factors("engine: scratch, overrides: {network: {hidden: []}}")))
        .containsExactly("the hidden layers");
  }

  @Test
  void combinations_that_the_rules_refuse_merge_their_factors() {
    // Nesterov's momentum without momentum is refused
    FlatSettings.Pair settings =
        settings("engine: textbook, overrides: {optimizer: {momentum: 0.9, nesterov: true}}");
    List<Factor> merged =
        Factors.merged(Factors.between(settings), changed -> refused(settings, changed));

    assertThat(names(merged))
        .containsExactlyInAnyOrder("momentum with Nesterov momentum", "the engine");
    for (int set : Factors.sets(merged.size())) {
      assertThat(refused(settings, Factors.in(set, merged))).isFalse();
    }
  }

  @Test
  void all_changes_make_the_second_contender() {
    FlatSettings.Pair settings =
        settings(
            "engine: scratch, overrides: {optimizer: {type: adam}, network: {hidden: [4]},"
                + " data: {testRows: 50}, threshold: f1}");
    assertThat(Factors.changed(settings, Factors.between(settings))).isEqualTo(settings.second());
  }

  @Test
  void up_to_five_are_combined_in_all_ways_and_more_are_changed_one_at_a_time() {
    assertThat(Factors.sets(2)).containsExactly(0, 1, 2, 3);
    assertThat(Factors.sets(5)).hasSize(32);
    assertThat(Factors.sets(6)).containsExactly(0, 1, 2, 4, 8, 16, 32, 63);
  }

  @Test
  void nothing_differs_between_equal_contenders() {
    assertThat(factors("engine: scratch")).isEmpty();
  }
}
