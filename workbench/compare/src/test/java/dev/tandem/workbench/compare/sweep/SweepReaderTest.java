package dev.tandem.workbench.compare.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.experiment.YamlFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepReaderTest {
  private static final String MOONS =
      "data: {source: moons}\nnetwork: {hidden: [8]}\n"
          + "optimizer: {type: sgd, learningRate: 0.1}\ntraining: {seed: 5}\n";

  @Test
  void a_grid_is_the_product_of_all_values_the_last_key_changing_fastest() {
    SweepSpec spec = grid("optimizer.learningRate=0.001,1e-2", "network.hidden=[64],[128, 64],[]");

    assertThat(spec.keys()).containsExactly("optimizer.learningRate", "network.hidden");
    assertThat(spec.combinations())
        .extracting(Combination::settings)
        .containsExactly(
            settings(0.001, List.of(64L)),
            settings(0.001, List.of(128L, 64L)),
            settings(0.001, List.of()),
            settings(0.01, List.of(64L)),
            settings(0.01, List.of(128L, 64L)),
            settings(0.01, List.of()));
    assertThat(spec.combinations().get(4).contender().experiment().optimizer().learningRate())
        .isEqualTo(0.01);
    assertThat(spec.combinations().get(4).contender().experiment().network().summary())
        .isEqualTo("?-128-64-?");
  }

  @Test
  void maps_are_values_too_and_short_names_go_with_their_settings() {
    SweepSpec spec = grid("optimizer={type: sgd, momentum: 0.9},adam", "optimizer.learningRate=1");

    assertThat(spec.combinations())
        .extracting(one -> one.contender().experiment().optimizer().name())
        .containsExactly("sgd", "adam");
    assertThat(spec.combinations())
        .extracting(one -> one.contender().experiment().optimizer().learningRate())
        .containsOnly(1.0);
  }

  @Test
  void seeds_follow_the_experiments_own_unless_they_are_given() {
    assertThat(grid("network.hidden=[2]").seeds()).containsExactly(5L, 6L, 7L);
    assertThat(read(MOONS + "repeats: 2\n", List.of(), OptionalInt.empty(), "network.hidden=[2]"))
        .extracting(SweepSpec::seeds)
        .isEqualTo(List.of(5L, 6L));
    assertThat(read(MOONS, List.of(9L, 1L), OptionalInt.empty(), "network.hidden=[2]"))
        .extracting(SweepSpec::seeds)
        .isEqualTo(List.of(9L, 1L));
  }

  @Test
  void random_combinations_are_different_within_their_ranges_and_the_same_every_time() {
    String[] vary = {"optimizer.learningRate=0.0001..0.1", "training.batchSize=8..64"};
    SweepSpec spec = read(MOONS, List.of(), OptionalInt.of(50), vary);

    assertThat(spec.combinations()).extracting(Combination::settings).hasSize(50);
    assertThat(spec.combinations()).extracting(Combination::settings).doesNotHaveDuplicates();
    assertThat(spec.combinations())
        .allSatisfy(
            one -> {
              assertThat((double) one.settings().get("optimizer.learningRate"))
                  .isBetween(0.0001, 0.1);
              assertThat((long) one.settings().get("training.batchSize")).isBetween(8L, 64L);
            });
    // evenly by orders of magnitude: half of the rates are below the geometric middle
    assertThat(spec.combinations())
        .filteredOn(one -> (double) one.settings().get("optimizer.learningRate") < 0.00316)
        .hasSizeBetween(15, 35);
    assertThat(read(MOONS, List.of(), OptionalInt.of(50), vary).combinations())
        .extracting(Combination::settings)
        .isEqualTo(spec.combinations().stream().map(Combination::settings).toList());
  }

  @Test
  void random_draws_end_where_the_values_give_no_more_combinations() {
    SweepSpec spec =
        read(MOONS, List.of(), OptionalInt.of(10), "network.activation=relu,tanh,sigmoid");

    assertThat(spec.combinations()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "optimizer.learningRate|--vary: expected KEY=VALUE,VALUE,..., such as"
            + " optimizer.learningRate=0.001,0.01, got 'optimizer.learningRate'",
        "=1|--vary: expected KEY=VALUE,VALUE,..., such as optimizer.learningRate=0.001,0.01,"
            + " got '=1'",
        "optimizer.learningRat=0.1|did you mean 'learningRate'?",
        "optimzer.learningRate=0.1|did you mean 'optimizer'?",
        "optimizer.learningRate=abc|--vary: optimizer.learningRate: expected a number, got 'abc'",
        "optimizer.momentum=0.5,1.5|--vary: optimizer.momentum: expected a number from 0 up to, but"
            + " not including, 1, got 1.5",
        "network.hidden=[64],[128|--vary: network.hidden: expected values such as 0.001,0.01 or"
            + " [64],[128,64], got '[64],[128'; quote it for the shell, and close every bracket",
        "optimizer.learningRate=0.1,0.1|--vary: optimizer.learningRate: expected different values,"
            + " got 0.1 twice",
        "optimizer.learningRate=0.1..1|--vary: optimizer.learningRate: expected single values, got"
            + " a range; ranges need --random N",
        "optimizer.learningRate=1..0.1|--vary: optimizer.learningRate: expected a range from low"
            + " to high, got 1..0.1",
        "optimizer.nesterov=true|--vary: optimizer.nesterov: expected",
        "training.seed=1,2|--seeds gives every combination the same seeds",
        "contenders=[scratch]|a sweep runs on one engine, which --engine names"
      })
  void what_cannot_be_varied_is_refused_in_one_line_that_names_the_flag(
      String vary, String message) {
    assertThatThrownBy(() -> grid(vary))
        .message()
        .startsWith("--vary: ")
        .contains(message)
        .hasLineCount(1);
  }

  @Test
  void settings_that_contradict_each_other_are_refused_with_the_combination() {
    assertThatThrownBy(() -> grid("optimizer.momentum=0.9,0", "optimizer.nesterov=true"))
        .message()
        .startsWith("--vary optimizer.momentum 0, optimizer.nesterov true: ")
        .contains("optimizer.nesterov: expected false, unless momentum is above 0")
        .hasLineCount(1);
  }

  @Test
  void a_key_that_is_varied_twice_is_refused() {
    assertThatThrownBy(() -> grid("network.hidden=[1]", "network.hidden=[2]"))
        .hasMessage("--vary: network.hidden: expected once, got twice; separate values by commas");
  }

  @Test
  void an_experiment_that_is_wrong_by_itself_is_not_blamed_on_the_flag() {
    String wrong = MOONS + "repeats: 0\n";

    assertThatThrownBy(() -> read(wrong, List.of(), OptionalInt.empty(), "network.hidden=[1],[2]"))
        .hasMessageStartingWith("moons.yaml, line 5: repeats: expected");
  }

  private static Map<String, Object> settings(double rate, List<Long> hidden) {
    return Map.of("optimizer.learningRate", rate, "network.hidden", hidden);
  }

  private static SweepSpec grid(String... vary) {
    return read(MOONS, List.of(), OptionalInt.empty(), vary);
  }

  private static SweepSpec read(String yaml, List<Long> seeds, OptionalInt random, String... vary) {
    SpecNode base = YamlFile.read("moons.yaml", yaml);
    return SweepReader.read(
        base,
        new SweepReader.Wish(
            List.of(vary), random, seeds, "textbook", OwnPrograms.REFUSED, Optional.empty()));
  }
}
