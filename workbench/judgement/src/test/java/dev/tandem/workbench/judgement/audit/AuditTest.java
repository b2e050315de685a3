package dev.tandem.workbench.judgement.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One value differs, and the audit finds the item that it belongs to and no other. */
class AuditTest {
  private static final SeenRun RUN = SeenRun.saved();
  private static final String OPTIMIZER = "observed/conventions/optimizer/value/";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "data/rows                | 5      | rows                  | 2,400 training rows against 5",
        "data/sourceSha256        | 's'    | rows                  | different training rows",
        "data/featuresSha256      | 's'    | rows                  | different training rows",
        "data/targetsSha256       | 's'    | rows                  | different training targets",
        "data/heldOutSha256       | 's'    | split                 | different validation or test"
            + " rows",
        "data/preprocessingSha256 | 's'    | preprocessing         | different preprocessing",
        "initialWeightsSha256     | 's'    | initial weights       | different initial weights",
        "batches/size             | 10     | batch order           | batches of 1,000 rows against"
            + " 10",
        "batches/last             | 4000   | last batch            | a last batch of 400 rows"
            + " against 4,000",
        "batches/epochs           | 3000   | length of training    | 2 epochs against 3,000",
        "batches/ratesSha256      | 's'    | learning rates        | different learning rates",
        "precision                | 'f64'  | precision             | float32 against f64",
        "computingThreads         | 3      | threads               | 1 thread against 3",
        "waitingWorkSeconds       | 0.41   | what the clock covers | one side keeps working outside"
            + " the clock",
        "machine/processor        | 'slow' | processor and JVM     | a different processor or JVM",
        "machine/cores            | 4      | processor and JVM     | a different processor or JVM",
        "machine/java             | '25'   | processor and JVM     | a different processor or JVM",
        "machine/jvm              | 'J9'   | processor and JVM     | a different processor or JVM",
        "machine/collectors       | ['G1'] | processor and JVM     | a different processor or JVM",
        "conventions/masks/value/hash | 's' | dropout masks        | different dropout masks",
        "conventions/network/value/settings/layers/0/dense | 8 | network | dense 4 against dense 8",
        "conventions/network/value/settings/inputs | 3 | network | 2 inputs against 3 inputs",
        "conventions/network/value/settings/layers/2/batchNorm/momentum | 0.2 | network | batchNorm"
            + " (momentum 0.1, epsilon 0.00001) against batchNorm (momentum 0.2, epsilon 0.00001)",
        "conventions/network/value/settings/layers | ['relu'] | network | dense [4, 2]"
            + " against dense [] and dropout 0.25 against no dropout and batchNorm (momentum 0.1,"
            + " epsilon 0.00001) against no batchNorm and tanh against relu",
        "conventions/loss/value/settings/reduction | 'sum' | loss and its scaling |"
            + " softmax-cross-entropy reduction mean against softmax-cross-entropy reduction sum",
        "conventions/loss/value/settings/classWeights | [1.0, 3.0] | loss and its scaling |"
            + " classWeights [1.0, 2.0] against classWeights [1.0, 3.0]",
        "conventions/loss/value/settings | {} | loss and its scaling | a different loss",
        "conventions/optimizer/value/settings/momentum | 0.0 | optimizer | momentum 0.9 against"
            + " momentum 0.0",
        "conventions/optimizer/value/settings/learningRate | 1.0 | optimizer |"
            + " sgd learningRate 0.0001 against sgd learningRate 1.0",
        "conventions/optimizer/value/settings/regularization/l1 | 0.5 | optimizer | l1 1e-8 against"
            + " l1 0.5",
        "conventions/optimizer/value/settings/regularization | null | optimizer | l1 1e-8 against"
            + " no l1"
      })
  void a_value_that_differs_is_found_and_told(
      String path, String value, String item, String caveat) {
    SeenRun other = RUN.with("observed/" + path, value.replace('\'', '"'));

    assertThat(differing(RUN, other))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.item()).isEqualTo(item);
              assertThat(entry.caveat()).isEqualTo(caveat);
              assertThat(entry.followsFrom()).isNull();
            });
  }

  @Test
  void a_run_is_like_itself_in_all_items_and_each_is_told_in_words() {
    assertThat(audit(RUN, RUN)).allMatch(entry -> entry.finding().equals(AuditEntry.MATCHED));
    assertThat(seen(RUN))
        .containsExactlyInAnyOrderEntriesOf(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry(
                        "rows", "2,400 rows, source source, features features, targets targets"),
                    Map.entry("split", "2 validation and 3 test rows, held-out"),
                    Map.entry("preprocessing", "as it comes, fitted"),
                    Map.entry(
                        "network",
                        "2 inputs, [dense 4, tanh, batchNorm (momentum 0.1, epsilon 0.00001),"
                            + " dropout 0.25, dense 2]"),
                    Map.entry("initial weights", "weights"),
                    Map.entry("batch order", "1,000 rows each, order"),
                    Map.entry("last batch", "400 rows"),
                    Map.entry("length of training", "2 epochs"),
                    Map.entry(
                        "loss and its scaling",
                        "softmax-cross-entropy reduction mean, classWeights [1.0, 2.0]"),
                    Map.entry(
                        "optimizer",
                        "sgd learningRate 0.0001, momentum 0.9, nesterov false;"
                            + " l1 1e-8, clipNorm none"),
                    Map.entry("learning rates", "0.0001 throughout"),
                    Map.entry(
                        "dropout masks",
                        "layer 3 drops 0.25; layer 5 drops 0.5, 2 of 8 units not as core draws"
                            + " them; masks"),
                    Map.entry("precision", "float32"),
                    Map.entry("threads", "1 thread reported, 1 observed"),
                    Map.entry("warm-up", "the first epoch is excluded from the rate"),
                    Map.entry(
                        "what the clock covers", "gathering rows, the update, reading the loss"),
                    Map.entry(
                        "processor and JVM", "fast, 2 cores; Java 17, JVM; collectors Copy"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "batches/epochs | 1 | length of training | 1 epoch",
        "batches/highestRate | 0.5 | learning rates | 0.0001 to 0.5, rates",
        "computingThreads | null | threads | 1 thread reported, too short to observe",
        "waitingWorkSeconds | 0.5 | what the clock covers | gathering rows, the update, reading the"
            + " loss; but it keeps working while it waits for its turn",
        "conventions/masks/value | {\"layers\": []} | dropout masks | no dropout"
      })
  void words_say_what_was_seen(String path, String value, String item, String words) {
    assertThat(seen(RUN.with("observed/" + path, value))).containsEntry(item, words);
  }

  @ParameterizedTest
  @CsvSource({
    "observed, 17",
    "observed/data, 3",
    "observed/batches, 4",
    "observed/conventions, 4",
    "observed/precision, 1",
    "observed/initialWeightsSha256, 1",
    "observed/waitingWorkSeconds, 1",
    "observed/machine, 1"
  })
  void what_is_not_recorded_on_either_side_is_unknown(String path, int items) {
    SeenRun nothing = RUN.with(path, "null");

    assertThat(audit(RUN, nothing))
        .filteredOn(entry -> entry.finding().equals(AuditEntry.UNKNOWN))
        .hasSize(items)
        .allMatch(entry -> entry.observedB().equals("not recorded"))
        .allMatch(entry -> entry.caveat() == null && entry.followsFrom() == null);
    assertThat(audit(nothing, RUN))
        .filteredOn(entry -> entry.observedA().equals("not recorded"))
        .hasSize(items);
    assertThat(differing(RUN, nothing)).isEmpty();
  }

  @Test
  void of_steps_that_do_not_show_what_was_asked_for_may_differ_and_else_they_are_unknown() {
    SeenRun hidden = RUN.with("observed/conventions/optimizer/known", "false");
    SeenRun silent =
        hidden.with("observed/conventions/optimizer/seen", "\"its steps do not show\"");
    SeenRun other =
        silent.with("observed/" + "conventions/optimizer/value/settings/momentum", "0.0");

    assertThat(differing(RUN, silent)).isEmpty();
    for (SeenRun own : List.of(RUN, silent)) {
      assertThat(differing(own, other))
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.item()).isEqualTo("optimizer");
                assertThat(entry.caveat()).isEqualTo("momentum 0.9 against momentum 0.0");
                assertThat(entry.observedB())
                    .startsWith("its steps do not show; asked for sgd learningRate 0.0001,");
              });
    }
  }

  @Test
  void of_a_program_the_hand_over_is_named_and_its_threads_are_those_of_its_processes() {
    SeenRun program =
        RUN.with(
                "observed/program",
                "{\"processes\": 1, \"threads\": 5, \"saidThreads\": 1, \"handOverSeconds\": 0.1}")
            .with(
                "time",
                "{\"trainingSeconds\": 2.0, \"protocol\": {\"seconds\": 0.5,"
                    + " \"programSeconds\": 1.5}}");

    assertThat(differing(RUN, program))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.item()).isEqualTo("what the clock covers");
              assertThat(entry.caveat())
                  .isEqualTo("the hand-over to a program, 25.0 % of training");
            });
    assertThat(seen(program))
        .containsEntry("threads", "1 thread reported, 1 observed, of 5 that it has")
        .containsEntry(
            "processor and JVM", "fast, 2 cores; a program of its own, in no JVM of Tandem's");
  }

  @Test
  void how_many_threads_compute_is_unknown_of_a_program_that_neither_says_nor_shows_it() {
    SeenRun program =
        RUN.with("observed/program", "{\"processes\": 1, \"handOverSeconds\": 0.1}")
            .with("observed/computingThreads", "null");

    assertThat(audit(RUN, program))
        .filteredOn(entry -> entry.item().equals("threads"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.finding()).isEqualTo(AuditEntry.UNKNOWN);
              assertThat(entry.observedB()).isEqualTo("none reported, too short to observe");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "loss", "optimizer", "masks"})
  void what_did_not_show_is_unknown_and_says_why(String convention) {
    SeenRun hidden =
        RUN.with(
            "observed/conventions/" + convention,
            "{\"known\": false, \"seen\": \"nobody looked\"}");

    assertThat(audit(hidden, RUN))
        .filteredOn(entry -> entry.finding().equals(AuditEntry.UNKNOWN))
        .singleElement()
        .satisfies(entry -> assertThat(entry.observedA()).isEqualTo("nobody looked"))
        .satisfies(entry -> assertThat(entry.matters()).contains(AuditEntry.QUALITY));
  }

  @Test
  void an_unknown_item_brings_nothing_with_it() {
    SeenRun other =
        RUN.with("observed/conventions/network", "{\"known\": false, \"seen\": \"why\"}")
            .with("observed/initialWeightsSha256", "7");

    assertThat(differing(RUN, other)).singleElement().matches(e -> e.followsFrom() == null);
    assertThat(differing(other, RUN)).singleElement().matches(e -> e.followsFrom() == null);
  }

  @Test
  void another_order_of_rows_is_found_in_the_epochs_that_both_made_and_brings_no_other_masks() {
    SeenRun reordered =
        RUN.with("epochs/1/order", "\"x\"").with("observed/conventions/masks/value/hash", "7");
    SeenRun shorter =
        RUN.with("epochs", "[{\"order\": \"o1\"}, {\"order\": \"o2\"}, {\"order\": \"o3\"}]");

    assertThat(differing(RUN, reordered))
        .extracting(AuditEntry::item, AuditEntry::caveat, AuditEntry::followsFrom)
        .containsExactly(
            tuple("batch order", "a different batch order", null),
            tuple("dropout masks", "different dropout masks", null));
    assertThat(differing(RUN, shorter)).isEmpty();
    assertThat(differing(shorter, RUN)).isEmpty();
  }

  @Test
  void an_only_epoch_is_in_the_rate() {
    SeenRun single = RUN.with("epochs", "[{\"order\": \"o1\"}]");

    assertThat(differing(RUN, single))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.item()).isEqualTo("warm-up");
              assertThat(entry.observedB())
                  .isEqualTo("none: the only epoch is included in the rate");
              assertThat(entry.caveat())
                  .isEqualTo("the first epoch counted in only one side's rate");
            });
  }

  @Test
  void threads_that_computed_count_and_those_that_are_told_where_it_was_too_short_to_see() {
    SeenRun brief = RUN.with("observed/computingThreads", "null").with("observed/threads", "2");

    assertThat(differing(RUN.with("observed/threads", "5"), RUN)).isEmpty();
    assertThat(differing(brief, RUN))
        .extracting(AuditEntry::caveat)
        .containsExactly("2 threads against 1");
  }

  @Test
  void work_in_waits_counts_from_a_quarter_of_a_second_and_a_fifth_of_the_work_in_epochs() {
    SeenRun little = RUN.with("observed/threadSeconds", "[0.1]");
    String clock = "observed/waitingWorkSeconds";

    assertThat(differing(RUN, little.with(clock, "0.25"))).isEmpty();
    assertThat(differing(RUN, little.with(clock, "0.26"))).hasSize(1);
  }

  @Test
  void another_optimizer_costs_time_and_another_rate_does_not() {
    SeenRun rate = RUN.with(OPTIMIZER + "settings/learningRate", "60.0");
    SeenRun momentum = rate.with(OPTIMIZER + "settings/momentum", "0.0");
    SeenRun departing = rate.with(OPTIMIZER + "departure", "{\"part\": \"CLIPPING\"}");

    assertThat(matters(RUN, rate)).containsExactly("quality");
    assertThat(matters(RUN, momentum)).containsExactly("quality", "speed");
    assertThat(matters(RUN, departing)).containsExactly("quality", "speed");
    assertThat(matters(RUN, RUN)).containsExactly("quality", "speed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'part': 'UPDATE', 'seen': 1.5} | an update is 1.5 times what the formula gives",
        "{'part': 'UPDATE'} | an update is another than the formula gives",
        "{'part': 'CLIPPING'} | gradients are clipped otherwise",
        "{'part': 'LAYER', 'layer': 3} | layer 3 computes something else",
        "{'part': 'LOSS', 'seen': 0.5, 'expected': 2.5E-7} | 0.5 where 2.5e-7 was expected",
        "{'part': 'LOSS_GRADIENT', 'seen': 8.0} | its gradient is 8.0 times that"
      })
  void a_departure_from_a_formula_is_told_whichever_side_it_is_on(String departure, String words) {
    SeenRun departing = RUN.with(OPTIMIZER + "departure", departure.replace('\'', '"'));

    assertThat(seen(departing).get("optimizer"))
        .isEqualTo("not " + seen(RUN).get("optimizer") + ": " + words);
    for (List<AuditEntry> entries : List.of(differing(RUN, departing), differing(departing, RUN))) {
      assertThat(entries)
          .extracting(AuditEntry::caveat)
          .containsExactly("a different optimizer: " + words);
    }
    assertThat(differing(departing, departing)).isEmpty();
  }

  @Test
  void every_setting_that_differs_is_named_however_many_there_are() {
    String prefix = OPTIMIZER + "settings/";
    SeenRun other =
        RUN.with(prefix + "learningRate", "1.0")
            .with(prefix + "momentum", "0.0")
            .with(prefix + "nesterov", "true")
            .with(prefix + "regularization/l1", "0.5");
    SeenRun more = RUN.with(prefix + "epsilon", "0.5");
    SeenRun another = more.with(prefix + "type", "\"adam\"").with(prefix + "learningRate", "0.1");

    assertThat(differing(RUN, other).get(0).caveat())
        .isEqualTo(
            "sgd learningRate 0.0001 against sgd learningRate 1.0 and momentum 0.9 against"
                + " momentum 0.0 and nesterov false against nesterov true and l1 1e-8 against"
                + " l1 0.5");
    assertThat(differing(RUN, more).get(0).caveat()).isEqualTo("no epsilon against epsilon 0.5");
    assertThat(differing(RUN, another).get(0).caveat())
        .isEqualTo("sgd against adam and learningRate 0.0001 against learningRate 0.1");
  }

  @Test
  void of_all_repeats_the_worst_is_told() {
    RunEntry alike = RUN.entry();
    RunEntry unknown = RUN.with("repeat", "2").with("observed/precision", "null").entry();
    RunEntry second = RUN.with("repeat", "2").entry();
    RunEntry third = RUN.with("repeat", "3").entry();
    RunEntry different = RUN.with("repeat", "3").with("observed/precision", "\"f64\"").entry();

    assertThat(precision(List.of(alike, second), List.of(alike, unknown))).isEqualTo("unknown");
    assertThat(precision(List.of(alike, second, third), List.of(different, alike, unknown)))
        .isEqualTo("differs");
    assertThat(precision(List.of(third, second, alike), List.of(unknown, alike, different)))
        .isEqualTo("differs");
    assertThat(
            Audit.compare(
                new Audit.Contender("a", List.of(alike)),
                new Audit.Contender("b", List.of(second))))
        .isEmpty();
  }

  @Test
  void every_pair_is_audited_once() {
    assertThat(Audit.of(List.of(RUN.contender("a"), RUN.contender("b"), RUN.contender("c"))))
        .hasSize(3 * 17)
        .extracting(entry -> entry.a() + entry.b())
        .containsOnly("ab", "ac", "bc");
  }

  @Test
  void caveats_are_of_what_matters_without_what_only_follows() {
    SeenRun other =
        RUN.with("observed/data/rows", "3")
            .with("observed/batches/last", "3")
            .with("observed/computingThreads", "2")
            .with("observed/data/heldOutSha256", "\"x\"")
            .with("observed/precision", "null");

    assertThat(Audit.caveats(RUN.contender("a"), other.contender("b"), AuditEntry.QUALITY))
        .containsExactly("2,400 training rows against 3", "different validation or test rows");
    assertThat(Audit.caveats(other.contender("b"), RUN.contender("a"), AuditEntry.SPEED))
        .containsExactly("3 training rows against 2,400", "2 threads against 1");
  }

  private static String precision(List<RunEntry> a, List<RunEntry> b) {
    return Audit.of(List.of(SeenRun.contender("a", a), SeenRun.contender("b", b))).stream()
        .filter(entry -> entry.item().equals("precision"))
        .findFirst()
        .orElseThrow()
        .finding();
  }

  private static List<String> matters(SeenRun a, SeenRun b) {
    return audit(a, b).stream()
        .filter(entry -> entry.item().equals("optimizer"))
        .findFirst()
        .orElseThrow()
        .matters();
  }

  private static Map<String, String> seen(SeenRun run) {
    return audit(run, run).stream()
        .collect(Collectors.toMap(AuditEntry::item, AuditEntry::observedA));
  }

  private static List<AuditEntry> differing(SeenRun a, SeenRun b) {
    return audit(a, b).stream()
        .filter(entry -> entry.finding().equals(AuditEntry.DIFFERS))
        .toList();
  }

  private static List<AuditEntry> audit(SeenRun a, SeenRun b) {
    return Audit.of(List.of(a.contender("a"), b.contender("b")));
  }
}
