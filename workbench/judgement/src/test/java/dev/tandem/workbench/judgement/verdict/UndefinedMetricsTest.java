package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.Targets;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.judgement.Entries;
import dev.tandem.workbench.judgement.summary.Summary;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgainstBaselineEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ModelsEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics that cannot be computed: every sentence says so, and none holds a NaN. */
class UndefinedMetricsTest {
  private static final Targets.Classes TRAINING =
      new Targets.Classes(new int[] {0, 1, 0, 1}, List.of("no", "yes"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PR_AUC | 0 0 0 | no test row is positive",
        "ROC_AUC | 0 0 0 | no test row is positive",
        "ROC_AUC | 1 1 1 | every test row is positive"
      })
  void a_ranking_of_one_class_only_says_which(Metric metric, String labels, String why) {
    int[] given =
        IntStream.of(labels.chars().filter(c -> c != ' ').map(c -> c - '0').toArray()).toArray();
    TestPredictions a = new TestPredictions.OfClasses(predictions(given, 0.1), 0.5);
    TestPredictions b = new TestPredictions.OfClasses(predictions(given, 0.3), 0.5);

    ModelsEntry entry = new ModelVerdicts(metric).of("a", "b", 1, a, b);

    assertThat(entry.sentence())
        .endsWith(
            "Their test %s cannot be computed: %s. Other seeds give other models."
                .formatted(metric.words(), why));
  }

  @Test
  void r_squared_of_one_row_cannot_be_computed() {
    TestPredictions model =
        new TestPredictions.OfNumbers(
            new Estimates(new Matrix(1, 1, 1), new Matrix(1, 1, 2)), MeanSquaredError.DEFAULT);

    assertThat(new ModelVerdicts(Metric.R2).of("a", "b", 1, model, model).sentence())
        .contains("Their test R² cannot be computed: R² needs two test rows.");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void no_sentence_of_a_verdict_holds_a_nan(int repeats) {
    for (Metric missing : Metric.of(Task.CLASSIFICATION)) {
      for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
        VerdictsEntry verdicts = verdicts(missing, none, repeats);

        assertThat(sentences(verdicts))
            .isNotEmpty()
            .allSatisfy(
                sentence -> assertThat(sentence).doesNotContain("NaN", "Infinity", "∞", " - "));
        assertThat(sentences(verdicts))
            .anySatisfy(
                sentence ->
                    assertThat(sentence)
                        .startsWith(
                            "a and b cannot be compared in test "
                                + missing.words()
                                + ": it cannot be computed: "));
      }
    }
  }

  private static VerdictsEntry verdicts(Metric missing, double none, int repeats) {
    Predictions predictions = predictions(new int[] {0, 0, 0}, 0.1);
    TestRows rows =
        new TestRows() {
          @Override
          public boolean same(String a, String b) {
            return true;
          }

          @Override
          public Optional<TestPredictions> predictions(String id, int repeat) {
            return Optional.of(new TestPredictions.OfClasses(predictions, 0.5));
          }
        };
    VerdictPlan plan = VerdictPlan.of(VerdictSpec.NONE, SoftmaxCrossEntropy.DEFAULT, TRAINING);
    return new Verdicts(
            plan,
            new Evidence(rows, (first, second, matter) -> List.of(), List.of(), StepChecks.NONE))
        .of(
            List.of(contender("a", missing, none, repeats), contender("b", missing, none, repeats)),
            new BaselineEntry.OfClasses(1, 0, Double.NaN));
  }

  private static ContenderEntry contender(String id, Metric missing, double none, int repeats) {
    List<RunEntry> runs = new ArrayList<>();
    Map<String, Double> values = new LinkedHashMap<>();
    Metric.of(Task.CLASSIFICATION).forEach(m -> values.put(m.key(), 0.5));
    values.put(missing.key(), none);
    for (int repeat = 1; repeat <= repeats; repeat++) {
      MetricsEntry test =
          new MetricsEntry.OfClasses(
              values.get("loss"),
              values.get("accuracy"),
              values.get("precision"),
              values.get("recall"),
              values.get("f1"),
              values.get("prAuc"),
              values.get("rocAuc"),
              new int[][] {{3, 0}, {0, 0}},
              null);
      RunEntry timed = Contenders.run(9, 1, 0.9, 1.1, 1);
      runs.add(
          new RunEntry(
              repeat,
              repeat,
              timed.epochs(),
              null,
              0.5,
              Map.of("test", test),
              null,
              null,
              null,
              id + repeat));
    }
    return Entries.contender(
        id,
        "scratch",
        runs,
        Map.of(
            "test." + missing.key(),
            Summary.of(IntStream.range(0, repeats).mapToDouble(i -> none).toArray())));
  }

  private static List<String> sentences(VerdictsEntry verdicts) {
    List<String> sentences = new ArrayList<>();
    verdicts
        .pairs()
        .forEach(
            pair -> {
              pair.figures().stream().map(FigureVerdictEntry::sentence).forEach(sentences::add);
              pair.models().stream().map(ModelsEntry::sentence).forEach(sentences::add);
              if (pair.time() != null) {
                sentences.add(pair.time().sentence());
              }
            });
    verdicts.baselines().stream().map(AgainstBaselineEntry::sentence).forEach(sentences::add);
    return sentences;
  }

  private static Predictions predictions(int[] labels, double slope) {
    double[] logits = new double[2 * labels.length];
    for (int row = 0; row < labels.length; row++) {
      logits[2 * row + 1] = slope * row - 0.15;
    }
    return new Predictions(new Matrix(labels.length, 2, logits), labels, 2);
  }
}
