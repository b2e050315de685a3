package dev.tandem.workbench.judgement.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
  @Test
  void equal_runs_match_in_every_item_and_say_what_was_seen() {
    List<AuditEntry> entries = compare(Runs.base(), Runs.base());

    assertThat(entries).extracting(AuditEntry::finding).containsOnly("matched").hasSize(17);
    assertThat(entries).extracting(AuditEntry::caveat).containsOnlyNulls();
    assertThat(entries).extracting(AuditEntry::followsFrom).containsOnlyNulls();
    assertThat(entries).allMatch(entry -> entry.observedA().equals(entry.observedB()));
    assertThat(entries)
        .extracting(entry -> entry.item() + ": " + entry.observedA())
        .containsExactly(
            "rows: 1,200 rows, source 44, features 55, targets 66",
            "split: 100 and 200 rows, 77",
            "preprocessing: as it comes, 88",
            "network: dense 4, relu, dense 2",
            "initial weights: 0123456789ab",
            "batch order: 50 rows each, 33",
            "last batch: 20 rows",
            "length of training: 2 epochs",
            "loss and its scaling: softmax cross-entropy, mean, weights 1, smoothing 0",
            "optimizer: sgd learningRate 0.0005, momentum 0.9",
            "learning rates: 0.1 throughout",
            "dropout masks: dropout 0.2",
            "precision: float32",
            "threads: 4 told, 2 computed",
            "warm-up: the first epoch is left out of the rate",
            "what the clock covers: gathering rows, the update, reading the loss",
            "processor and JVM: Abacus, 2 cores; Java 17, Server; collectors Serial");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          data/rows                  | 1100      | rows: 1,200 training rows against 1,100
          data/sourceSha256          | "f"       | rows: other training rows
          data/featuresSha256        | "f"       | rows: other training rows
          data/targetsSha256         | "f"       | rows: other training targets
          data/heldOut               | "f"       | split: other validation or test rows
          data/heldOutSha256         | "f"       | split: other validation or test rows
          data/preprocessing         | "f"       | preprocessing: other preprocessing
          data/preprocessingSha256   | "f"       | preprocessing: other preprocessing
          conventions/network/seen   | "dense 4, tanh, dense 3" | network: relu against tanh and dense 2 against dense 3
          conventions/network/seen   | "dense 2" | network: another network
          initialWeightsSha256       | "f"       | initial weights: other initial weights
          batches/size               | 49        | batch order: batches of 50 rows against 49
          batches/last               | 1400      | last batch: a last batch of 20 rows against 1,400
          batches/epochs             | 1         | length of training: 2 epochs against 1
          conventions/loss/seen      | "a, b, c, smoothing 0" | loss and its scaling: softmax cross-entropy against a and mean against b and weights 1 against c
          conventions/loss/seen      | "a, b, c, d" | loss and its scaling: another loss
          conventions/optimizer/seen | "sgd learningRate 0.0005, momentum 0.5" | optimizer: momentum 0.9 against momentum 0.5
          conventions/optimizer/seen | "adam"    | optimizer: another optimizer
          batches/lowestRate         | 0.01      | learning rates: other learning rates
          conventions/masks/seen     | "none"    | dropout masks: other dropout masks
          precision                  | "float64" | precision: float32 against float64
          computingThreads           | 1         | threads: 2 threads against 1
          computingThreads           | null      | threads: 2 threads against 4
          waitingWorkSeconds         | 0.41      | what the clock covers: one side works on outside the clock
          machine/cores              | 1         | processor and JVM: another processor or JVM
          """)
  void a_difference_is_found_alone_and_described_in_a_few_words(
      String place, String json, String expected) {
    assertThat(differences(Runs.base(), Runs.with("/observed/" + place, json)))
        .containsExactly(expected);
  }

  @Test
  void one_thread_is_a_thread() {
    RunEntry one = Runs.with("/observed/computingThreads", "1");
    assertThat(differences(one, Runs.base())).containsExactly("threads: 1 thread against 2");
  }

  @Test
  void equal_thread_counts_match_whether_reported_or_observed() {
    RunEntry reported =
        Runs.with(Map.of("/observed/computingThreads", "null", "/observed/threads", "2"));
    AuditEntry threads = entry("threads", Runs.base(), reported);

    assertThat(threads.finding()).isEqualTo("matched");
    assertThat(threads.observedB()).isEqualTo("2 told, too short to see which computed");
  }

  @Test
  void the_order_is_compared_over_the_epochs_that_both_made() {
    RunEntry shorter =
        Runs.with(
            Map.of(
                "/epochs",
                "[{\"epoch\": 1, \"seconds\": 1.0, \"order\": \"aa\"}]",
                "/observed/batches/epochs",
                "1",
                "/observed/orderSha256",
                "\"f\""));
    assertThat(differences(Runs.base(), shorter))
        .containsExactly(
            "length of training: 2 epochs against 1",
            "warm-up: a first epoch in only one side's rate (length of training)");
    assertThat(entry("length of training", Runs.base(), shorter).observedB()).isEqualTo("1 epoch");
    assertThat(entry("warm-up", Runs.base(), shorter).observedB())
        .isEqualTo("none: the only epoch is in the rate");

    assertThat(differences(Runs.base(), Runs.with("/epochs/1/order", "\"f\"")))
        .containsExactly("batch order: another batch order");
  }

  @Test
  void changing_rates_are_given_from_the_lowest_to_the_highest() {
    RunEntry falling = Runs.with("/observed/batches/lowestRate", "0.0001");
    assertThat(entry("learning rates", Runs.base(), falling).observedB())
        .isEqualTo("0.0001 to 0.1, 99");
  }

  @Test
  void a_tenth_of_a_second_in_waits_is_no_work() {
    String place = "/observed/waitingWorkSeconds";
    String none = "/observed/threadSeconds";
    RunEntry idle = Runs.with(Map.of(place, "0.1", none, "[]"));
    RunEntry busy = Runs.with(Map.of(place, "0.11", none, "[]"));

    assertThat(differences(Runs.base(), idle)).isEmpty();
    assertThat(entry("what the clock covers", Runs.base(), busy).observedB())
        .isEqualTo(
            "gathering rows, the update, reading the loss; but it works on while it waits for its"
                + " turn");
  }

  @Test
  void a_consequence_names_the_first_difference_that_causes_it() {
    RunEntry other =
        Runs.with(
            Map.of(
                "/observed/data/rows", "1100",
                "/observed/data/preprocessingSha256", "\"f\"",
                "/observed/conventions/network/seen", "\"f\"",
                "/observed/conventions/masks/seen", "\"f\"",
                "/observed/initialWeightsSha256", "\"f\"",
                "/observed/batches/size", "49"));
    assertThat(differences(Runs.base(), other))
        .containsExactly(
            "rows: 1,200 training rows against 1,100",
            "preprocessing: other preprocessing (rows)",
            "network: another network",
            "initial weights: other initial weights (network)",
            "batch order: batches of 50 rows against 49 (rows)",
            "dropout masks: other dropout masks (network)");
  }

  @Test
  void batch_size_can_cause_other_differences_and_batch_order_cannot() {
    Map<String, String> rates = Map.of("/observed/batches/lowestRate", "0.01");
    RunEntry order = Runs.with(merged(rates, "/epochs/0/order", "\"f\""));
    RunEntry size = Runs.with(merged(rates, "/observed/batches/size", "49"));

    assertThat(differences(Runs.base(), order)).endsWith("learning rates: other learning rates");
    assertThat(differences(Runs.base(), size))
        .endsWith("learning rates: other learning rates (batch order)");
  }

  @Test
  void an_unknown_item_is_never_named_as_a_cause() {
    RunEntry other =
        Runs.with(
            Map.of(
                "/observed/conventions/network", "{\"seen\": \"no traces\", \"known\": false}",
                "/observed/initialWeightsSha256", "\"f\""));

    AuditEntry network = entry("network", Runs.base(), other);
    assertThat(network.finding()).isEqualTo("unknown");
    assertThat(network.observedB()).isEqualTo("no traces");
    assertThat(network.caveat()).isNull();
    assertThat(entry("network", other, Runs.base()).finding()).isEqualTo("unknown");
    assertThat(differences(Runs.base(), other))
        .containsExactly("initial weights: other initial weights");
    assertThat(differences(other, Runs.base()))
        .containsExactly("initial weights: other initial weights");
  }

  @ParameterizedTest
  @CsvSource({
    "data, rows; split; preprocessing",
    "batches, batch order; last batch; length of training; learning rates",
    "conventions, network; loss and its scaling; optimizer; dropout masks",
    "precision, precision",
    "waitingWorkSeconds, what the clock covers",
    "machine, processor and JVM"
  })
  void items_that_were_not_recorded_are_unknown(String place, String items) {
    List<AuditEntry> unknown =
        compare(Runs.base(), Runs.with("/observed/" + place, "null")).stream()
            .filter(entry -> entry.finding().equals("unknown"))
            .toList();

    assertThat(String.join("; ", unknown.stream().map(AuditEntry::item).toList())).isEqualTo(items);
    assertThat(unknown).extracting(AuditEntry::observedB).containsOnly("not recorded");
  }

  @Test
  void every_item_of_a_run_without_observations_is_unknown() {
    assertThat(compare(Runs.base(), Runs.with("/observed", "null")))
        .hasSize(17)
        .allMatch(entry -> entry.finding().equals("unknown"))
        .allMatch(entry -> entry.observedB().equals("not recorded"));
  }

  @Test
  void the_worst_finding_over_shared_repeats_counts() {
    RunEntry second = Runs.with("/repeat", "2");
    RunEntry different = Runs.with(Map.of("/repeat", "2", "/observed/precision", "\"float64\""));
    RunEntry unknown = Runs.with(Map.of("/repeat", "3", "/observed/precision", "null"));
    RunEntry third = Runs.with("/repeat", "3");

    assertThat(precision(List.of(Runs.base(), second, third), List.of(Runs.base(), unknown)))
        .isEqualTo("unknown");
    assertThat(
            precision(
                List.of(Runs.base(), second, third), List.of(Runs.base(), different, unknown)))
        .isEqualTo("differs");
    assertThat(precision(List.of(Runs.base(), third), List.of(Runs.base(), different)))
        .isEqualTo("matched");
    assertThat(Audit.compare(side(List.of(second)), side(List.of(third)))).isEmpty();
  }

  @Test
  void every_pair_of_contenders_is_compared() {
    List<AuditEntry> entries =
        Audit.of(
            List.of(
                Runs.contender("a", Runs.base()),
                Runs.contender("b", Runs.base()),
                Runs.contender("failed"),
                Runs.contender("c", Runs.base())));

    assertThat(entries.stream().map(entry -> entry.a() + " " + entry.b()).distinct())
        .containsExactly("a b", "a c", "b c");
  }

  @Test
  void caveats_leave_out_consequences_and_what_does_not_matter() {
    ContenderEntry a = Runs.contender("a", Runs.base());
    ContenderEntry b =
        Runs.contender(
            "b",
            Runs.with(
                Map.of(
                    "/observed/data/rows", "1100",
                    "/observed/batches/last", "3",
                    "/observed/initialWeightsSha256", "\"f\"",
                    "/observed/computingThreads", "1")));

    assertThat(Audit.caveats(a, b, AuditEntry.QUALITY))
        .containsExactly("1,200 training rows against 1,100", "other initial weights");
    assertThat(Audit.caveats(b, a, AuditEntry.SPEED))
        .containsExactly("1,100 training rows against 1,200", "1 thread against 2");
  }

  private static List<AuditEntry> compare(RunEntry a, RunEntry b) {
    return Audit.compare(side(List.of(a)), side(List.of(b)));
  }

  private static Audit.Side side(List<RunEntry> runs) {
    return new Audit.Side("x", runs);
  }

  private static AuditEntry entry(String item, RunEntry a, RunEntry b) {
    return compare(a, b).stream()
        .filter(entry -> entry.item().equals(item))
        .findFirst()
        .orElseThrow();
  }

  /** {@code "item: caveat (cause)"} of all that differs. */
  private static List<String> differences(RunEntry a, RunEntry b) {
    return compare(a, b).stream()
        .filter(entry -> entry.finding().equals("differs"))
        .map(
            entry ->
                entry.item()
                    + ": "
                    + entry.caveat()
                    + (entry.followsFrom() == null ? "" : " (" + entry.followsFrom() + ")"))
        .toList();
  }

  private static String precision(List<RunEntry> a, List<RunEntry> b) {
    return Audit.compare(side(a), side(b)).stream()
        .filter(entry -> entry.item().equals("precision"))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  private static Map<String, String> merged(Map<String, String> some, String place, String json) {
    Map<String, String> all = new HashMap<>(some);
    all.put(place, json);
    return all;
  }
}
