package dev.tandem.workbench.judgement.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.AuditEntry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two values differ at once: one follows from the other only where that explains all of it. */
class ConsequencesTest {
  private static final SeenRun RUN = SeenRun.saved();

  @ParameterizedTest
  @CsvSource({
    "data/rows, 2300, data/preprocessingSha256, 7, preprocessing, rows",
    "data/rows, 2300, batches/last, 300, last batch, rows",
    "batches/size, 700, batches/last, 300, last batch, batch order",
    "conventions/network/value/settings/inputs, 3, initialWeightsSha256, 7, initial weights,"
        + " network",
    "conventions/optimizer/value/settings/learningRate, 3, batches/ratesSha256, 7, learning rates,"
        + " optimizer",
    "conventions/network/value/settings/inputs, 3, conventions/masks/value/hash, 7, dropout masks,"
        + " network",
    "batches/size, 300, conventions/masks/value/hash, 7, dropout masks, batch order",
    "data/rows, 2300, conventions/masks/value/hash, 7, dropout masks, rows",
    "data/rows, 2300, precision, 7, precision,"
  })
  void a_difference_that_another_brings_with_it_follows_from_that(
      String causePath, String cause, String path, String value, String item, String followsFrom) {
    assertThat(followsFrom(RUN, planted(RUN, causePath, cause, path, value), item))
        .isEqualTo(followsFrom);
  }

  @ParameterizedTest
  @CsvSource({
    "data/rows, 2300, batches/size, 100, batch order",
    "data/rows, 2300, batches/last, 301, last batch",
    "data/rows, 2300, conventions/loss/value/settings/reduction, 7, loss and its scaling",
    "data/rows, 2300, conventions/loss/value/settings/classWeights, 7, loss and its scaling",
    "data/rows, 2300, batches/ratesSha256, 7, learning rates",
    "data/rows, 2300, conventions/masks/value/layers/0/probability, 7, dropout masks",
    "conventions/optimizer/value/settings/momentum, 3, batches/ratesSha256, 7, learning rates",
    "batches/epochs, 3, batches/ratesSha256, 7, learning rates"
  })
  void a_difference_that_another_does_not_explain_stands_for_itself(
      String causePath, String cause, String path, String value, String item) {
    assertThat(followsFrom(RUN, planted(RUN, causePath, cause, path, value), item)).isNull();
  }

  @Test
  void other_preprocessing_of_another_kind_does_not_follow_from_other_rows() {
    SeenRun other =
        planted(RUN, "data/rows", "2300", "data/preprocessingSha256", "7")
            .with("observed/data/preprocessing", "\"pixels, scaled\"");

    assertThat(followsFrom(RUN, other, "preprocessing")).isNull();
  }

  @Test
  void batches_of_all_rows_follow_from_the_rows() {
    SeenRun all = RUN.with("observed/batches/size", "2400").with("observed/batches/last", "2400");
    SeenRun fewer = planted(all, "batches/size", "100", "data/rows", "100");

    assertThat(followsFrom(all, fewer, "batch order")).isEqualTo("rows");
  }

  @Test
  void rates_that_change_follow_from_the_length_of_training_if_the_schedule_is_the_same() {
    SeenRun changing =
        RUN.with("observed/batches/highestRate", "1.0")
            .with("observed/origins", origins("he", 1, "cosine", 6, 4));
    SeenRun longer = planted(changing, "batches/epochs", "3", "batches/ratesSha256", "7");
    SeenRun other = longer.with("observed/origins", origins("he", 1, "exponential", 6, 4));

    assertThat(followsFrom(changing, longer, "learning rates")).isEqualTo("length of training");
    assertThat(followsFrom(changing, other, "learning rates")).isNull();
    assertThat(caveat(changing, other, "learning rates")).isEqualTo("cosine against exponential");
  }

  @Test
  void initial_weights_of_another_network_are_explained_by_it_if_they_are_drawn_alike() {
    SeenRun drawn = RUN.with("observed/origins", origins("he", 1, "constant", 6, 4));
    SeenRun wider =
        planted(
            drawn,
            "conventions/network/value/settings/inputs",
            "3",
            "initialWeightsSha256",
            "\"7\"");
    SeenRun otherwise = wider.with("observed/origins", origins("xavier", 2, "constant", 6, 4));

    assertThat(followsFrom(drawn, wider, "initial weights")).isEqualTo("network");
    assertThat(followsFrom(drawn, otherwise, "initial weights")).isNull();
    assertThat(caveat(drawn, otherwise, "initial weights"))
        .isEqualTo("initialization he against initialization xavier and seed 1 against seed 2");
  }

  @Test
  void weights_that_balance_each_sides_classes_follow_from_the_rows_and_given_ones_do_not() {
    String weights = "observed/conventions/loss/value/settings/classWeights";
    SeenRun balanced =
        RUN.with("observed/origins", origins("he", 1, "constant", 6, 2))
            .with(weights, "[0.6666666666666666, 2.0]"); // 8 / (2 · 6), 8 / (2 · 2)
    SeenRun fewer = balanced.with("observed/data/rows", "6");
    SeenRun own =
        fewer
            .with("observed/origins", origins("he", 1, "constant", 4, 2))
            .with(weights, "[0.75, 1.5]"); // 6 / (2 · 4), 6 / (2 · 2)

    assertThat(followsFrom(balanced, own, "loss and its scaling")).isEqualTo("rows");
    assertThat(followsFrom(balanced, fewer.with(weights, "[1.0, 4.0]"), "loss and its scaling"))
        .isNull();
  }

  private static SeenRun planted(
      SeenRun run, String causePath, String cause, String path, String value) {
    return run.with("observed/" + causePath, cause).with("observed/" + path, value);
  }

  private static String origins(
      String initialization, int seed, String schedule, int negatives, int positives) {
    return """
    {"initialization": {"settings": {"initialization": "%s", "seed": %d}},
     "schedule": {"settings": {"type": "%s"}}, "classCounts": [%d, %d]}
    """
        .formatted(initialization, seed, schedule, negatives, positives);
  }

  private static String followsFrom(SeenRun a, SeenRun b, String item) {
    return theOne(a, b, item).followsFrom();
  }

  private static String caveat(SeenRun a, SeenRun b, String item) {
    return theOne(a, b, item).caveat();
  }

  private static AuditEntry theOne(SeenRun a, SeenRun b, String item) {
    return Audit.of(List.of(a.contender("a"), b.contender("b"))).stream()
        .filter(entry -> entry.counts() && entry.item().equals(item))
        .findFirst()
        .orElseThrow();
  }
}
