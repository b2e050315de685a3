package dev.tandem.workbench.judgement.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Conventions.MaskedLayer;
import dev.tandem.workbench.observed.Conventions.Masks;
import dev.tandem.workbench.observed.Finding;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that 0.1 saved, whose conventions are words, are audited as they were then. */
class OlderRunsTest {
  private static final Path SAVED = Path.of("../runs/src/test/resources/saved-run-0.1/xor");
  private static final Path PLAIN = SAVED.resolve("20261129-031401");
  private static final Path VARIED = SAVED.resolve("20261129-031413");
  private static final SeenRun RUN = SeenRun.saved();

  @ParameterizedTest
  @ValueSource(strings = {"20261129-031401", "20261129-031413"})
  void an_older_run_is_audited_as_it_was_when_it_was_saved(String run) throws IOException {
    ComparisonFile file =
        Json.MAPPER.readValue(
            SAVED.resolve(run).resolve("comparison.json").toFile(), ComparisonFile.class);

    assertThat(file.audit()).hasSize(3 * 17);
    assertThat(Audit.of(file.contenders())) // its words may have changed since
        .usingRecursiveFieldByFieldElementComparatorOnFields(
            "a", "b", "item", "finding", "matters", "followsFrom")
        .isEqualTo(file.audit());
  }

  @Test
  void two_older_runs_are_audited_against_each_other() {
    assertThat(told(AuditedRun.read(PLAIN).against(AuditedRun.read(VARIED)), "scratch"))
        .containsExactly(
            "network: no dropout against dropout 0.25",
            "initial weights: different initial weights, follows from network",
            "batch order: batches of 4 rows against 3",
            "last batch: a last batch of 4 rows against 1, follows from batch order",
            "length of training: 4 epochs against 3",
            "optimizer: sgd learningRate 0.5 against sgd learningRate 0.0005",
            "learning rates: different learning rates, follows from optimizer",
            "dropout masks: different dropout masks, follows from network");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scratch", "rate"})
  void a_newer_run_that_is_alike_matches_an_older_one_and_differs_as_that_does(String id) {
    AuditedRun older = AuditedRun.read(VARIED.resolve(id));
    AuditedRun newer = new AuditedRun(older.name(), List.of(newer(older.contenders().get(0))));
    AuditedRun plain = AuditedRun.read(PLAIN.resolve("scratch"));

    for (List<AuditEntry> entries : List.of(older.against(newer), newer.against(older))) {
      assertThat(entries).allMatch(entry -> entry.finding().equals(AuditEntry.MATCHED));
      assertThat(entries).allMatch(entry -> entry.observedA().equals(entry.observedB()));
    }
    assertThat(plain.against(newer)).isEqualTo(plain.against(older));
    assertThat(newer.against(plain)).isEqualTo(older.against(plain));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network | 2 inputs, [dense 8, tanh, batchNorm (momentum 0.1, epsilon 1.0E-5), dropout"
            + " 0.25, dense 2] | dense 4 against dense 8",
        "loss | softmax-cross-entropy reduction mean, classWeights [1.0, 3.0] |"
            + " classWeights [1.0, 2.0] against classWeights [1.0, 3.0]",
        "optimizer | sgd learningRate 1.0E-4, momentum 0.9, nesterov false; l1 0.5, clipNorm none |"
            + " l1 1e-8 against l1 0.5",
        "optimizer | sgd learningRate 1.0E-4, momentum 0.9, nesterov false | l1 1e-8 against"
            + " no l1",
        "optimizer | not sgd learningRate 1.0E-4, momentum 0.9, nesterov false; l1 1.0E-8, clipNorm"
            + " none: an update is 2.0 times what the formula gives | a different optimizer",
        "optimizer | sgd | a different optimizer"
      })
  void words_are_read_as_the_settings_that_they_tell(String item, String words, String caveat) {
    List<AuditEntry> entries =
        Audit.of(List.of(RUN.contender("a"), RUN.withWords(item, words).contender("b")));

    assertThat(entries)
        .filteredOn(AuditEntry::counts)
        .singleElement()
        .satisfies(entry -> assertThat(entry.caveat()).isEqualTo(caveat))
        .satisfies(entry -> assertThat(entry.matters()).contains(AuditEntry.QUALITY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "network | 2 inputs, [dense 4, tanh, batchNorm (momentum 0.1, epsilon 1.0E-5), dropout"
            + " 0.25, dense 2]",
        "loss | softmax-cross-entropy reduction mean, classWeights [1.0, 2.0]",
        "optimizer | sgd learningRate 1.0E-4, momentum 0.9, nesterov false; l1 1.0E-8, clipNorm"
            + " none",
        "masks | layer 3 drops 0.25; layer 5 drops 0.5, 2 of 8 units not as core draws them; masks"
      })
  void words_match_the_values_that_they_tell(String item, String words) {
    assertThat(Audit.of(List.of(RUN.contender("a"), RUN.withWords(item, words).contender("b"))))
        .allMatch(entry -> entry.finding().equals(AuditEntry.MATCHED));
  }

  @Test
  void another_rate_alone_costs_no_time_in_words_either() {
    String rest = ", momentum 0.9, nesterov false; l1 1.0E-8, clipNorm none";
    SeenRun words = RUN.withWords("optimizer", "sgd learningRate 0.5" + rest);

    assertThat(Audit.caveats(RUN.contender("a"), words.contender("b"), AuditEntry.SPEED)).isEmpty();
    assertThat(Audit.caveats(RUN.contender("a"), words.contender("b"), AuditEntry.QUALITY))
        .containsExactly("sgd learningRate 0.0001 against sgd learningRate 0.5");
  }

  /** The contender as it is saved today: with values. */
  private static ContenderEntry newer(ContenderEntry older) {
    Conventions words = older.runs().get(0).observed().conventions();
    Conventions values =
        new Conventions(
            formula(words.network()),
            formula(words.loss()),
            formula(words.optimizer()),
            masks(words.masks()));
    return SeenRun.of(older.runs().get(0))
        .with("observed/conventions", Json.MAPPER.valueToTree(values).toString())
        .contender(older.id());
  }

  private static Finding<Formula> formula(Finding<Formula> words) {
    Map<String, Object> settings = FormulaWords.read(words.seen()).orElseThrow().settings();
    return Finding.of(new Formula(settings, null));
  }

  private static Finding<Masks> masks(Finding<Masks> words) {
    String hash = words.seen().substring(words.seen().length() - 12);
    return Finding.of(new Masks(List.of(new MaskedLayer(2, 0.25, 0, 0)), hash));
  }

  private static List<String> told(List<AuditEntry> entries, String id) {
    List<String> told = new ArrayList<>();
    for (AuditEntry entry : entries) {
      if (entry.a().endsWith(id) && entry.counts()) {
        String cause = entry.followsFrom() == null ? "" : ", follows from " + entry.followsFrom();
        told.add(entry.item() + ": " + entry.caveat() + cause);
      }
    }
    return told;
  }
}
