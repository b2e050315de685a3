package dev.tandem.workbench.compare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Execution;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.judgement.verdict.VerdictSpec;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonReaderTest {
  private static final String XOR = "data: {source: xor}\nnetwork: {hidden: [4]}\n";

  @Test
  void scratch_and_pytorch_run_once_when_nobody_says_who() {
    ComparisonSpec spec = read(XOR);

    assertThat(spec.repeats()).isEqualTo(1);
    assertThat(spec.contenders())
        .extracting(Contender::id, contender -> contender.engine().name())
        .containsExactly(tuple("scratch", "scratch"), tuple("pytorch", "pytorch"));
    assertThat(spec.contenders().get(0).experiment()).isEqualTo(spec.experiment());
  }

  @Test
  void an_engine_may_run_twice_under_two_ids_with_overrides_threads_and_precision() {
    ComparisonSpec spec =
        read(
            XOR
                + "contenders:\n"
                + "  - scratch\n"
                + "  - {id: fast, engine: pytorch, threads: 2, precision: float64,\n"
                + "     overrides: {optimizer: {momentum: 0.9}}}\n");

    Contender plain = spec.contenders().get(0);
    Contender fast = spec.contenders().get(1);
    assertThat(plain.execution()).isEqualTo(new Execution(1, Precision.FLOAT32));
    assertThat(fast.execution()).isEqualTo(new Execution(2, Precision.FLOAT64));
    assertThat(((OptimizerSpec.Sgd) plain.experiment().optimizer()).momentum()).isZero();
    assertThat(((OptimizerSpec.Sgd) fast.experiment().optimizer()).momentum()).isEqualTo(0.9);
  }

  @Test
  void what_is_written_with_every_default_reads_as_the_same() {
    ComparisonSpec spec =
        read(
            XOR
                + "repeats: 3\nthreads: 2\n"
                + "comparison: {primary: f1, margin: 0.02, margins: {time: 0.1}}\n"
                + "contenders: [scratch, {engine: textbook, overrides: {data: {seed: 3}}}]\n");

    assertThat(read(YamlFile.write(spec.toPlain())).toPlain()).isEqualTo(spec.toPlain());
  }

  @Test
  void repeats_may_draw_their_splits_anew_or_test_on_one_fold_each() {
    ComparisonSpec redrawn = read(XOR + "resample: split\nrepeats: 3\n");
    ComparisonSpec folds = read(XOR + "folds: 5\n");

    assertThat(read(XOR).resample()).isEqualTo(ResampleSpec.NONE);
    assertThat(redrawn.resample()).isEqualTo(new ResampleSpec.Split());
    assertThat(redrawn.repeats()).isEqualTo(3);
    assertThat(folds.resample()).isEqualTo(new ResampleSpec.Folds(5));
    assertThat(folds.repeats()).isEqualTo(5);
    for (ComparisonSpec spec : List.of(redrawn, folds)) {
      assertThat(read(YamlFile.write(spec.toPlain())).toPlain()).isEqualTo(spec.toPlain());
    }
  }

  @Test
  void folds_that_contradict_repeats_or_redrawn_splits_are_refused() {
    assertThatThrownBy(() -> read(XOR + "folds: 5\nrepeats: 3\n"))
        .hasMessageContaining(
            "folds: expected as many folds as repeats, or no repeats, got 5 folds, 3 repeats");
    assertThatThrownBy(() -> read(XOR + "folds: 5\nresample: split\n"))
        .hasMessageContaining("folds: expected either resample: split or folds, got both");
    assertThatThrownBy(() -> read(XOR + "folds: 1\n"))
        .hasMessageContaining("folds: expected a whole number of at least 2, got 1");
    assertThatThrownBy(() -> read(XOR + "resample: split\n"))
        .hasMessageContaining("resample: expected repeats of at least 2");
  }

  @Test
  void the_primary_figure_and_margins_are_declared_with_the_experiment() {
    VerdictSpec verdicts =
        read(XOR + "comparison: {primary: prAuc, margin: 0.02, margins: {loss: 0.1}}\n").verdicts();

    assertThat(verdicts.primary()).contains(Metric.PR_AUC);
    assertThat(verdicts.margin()).hasValue(0.02);
    assertThat(verdicts.margins()).containsExactly(Map.entry("loss", 0.1));
    assertThat(read(XOR).verdicts()).isEqualTo(VerdictSpec.NONE);
  }

  @Test
  void a_figure_that_the_task_has_not_and_a_margin_of_nothing_are_refused() {
    assertThatThrownBy(() -> read(XOR + "comparison: {primary: rmse}\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("comparison.primary: expected one of accuracy, f1, loss, prAuc,");
    assertThatThrownBy(() -> read(XOR + "comparison: {margins: {acuracy: 0.1}}\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("did you mean 'accuracy'?");
    assertThatThrownBy(() -> read(XOR + "comparison: {margin: 0}\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("comparison.margin: expected a number above 0, got 0.0");
  }

  @Test
  void an_unknown_key_is_refused_by_name_and_line_with_the_nearest() {
    assertThatThrownBy(() -> read(XOR + "optimiser: adam\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("a.yaml, line 3: optimiser: expected one of ")
        .hasMessageEndingWith("did you mean 'optimizer'?");
    assertThatThrownBy(() -> read(XOR + "contenders:\n  - engine: scratch\n    thread: 2\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("a.yaml, line 5: contenders.thread: expected one of ")
        .hasMessageEndingWith("did you mean 'threads'?");
  }

  @Test
  void an_unknown_engine_is_refused_with_the_known_ones_and_the_nearest() {
    assertThatThrownBy(() -> read(XOR + "contenders:\n  - engine: scrath\n"))
        .isInstanceOf(ExperimentException.class)
        .message()
        .startsWith("a.yaml, line 4: engine: expected one of ")
        .contains("pytorch", "scratch", "textbook")
        .endsWith(", got 'scrath'; did you mean 'scratch'?");
  }

  @Test
  void an_engine_may_be_a_map_of_its_name_and_takes_settings_only_if_it_knows_some() {
    assertThat(read(XOR + "contenders: [{engine: {name: scratch}}]\n").contenders())
        .extracting(Contender::engine)
        .containsExactly(EngineReference.of("scratch"));
    assertThatThrownBy(
            () -> read(XOR + "contenders:\n  - engine: {name: scratch, settings: {speed: 2}}\n"))
        .isInstanceOf(SpecException.class)
        .hasMessage("a.yaml, line 4: engine scratch: expected no settings, got [speed]");
    assertThatThrownBy(() -> read(XOR + "contenders: [{engine: {name: scratch, speed: 2}}]\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("a.yaml, line 3: contenders.engine.speed: expected one of name");
    assertThatThrownBy(() -> read(XOR + "contenders: [{engine: {name: scratch, settings: 2}}]\n"))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("a.yaml, line 3: contenders.engine.settings: expected ");
  }

  @Test
  void two_contenders_of_one_id_are_refused() {
    assertThatThrownBy(() -> read(XOR + "contenders: [scratch, scratch]\n"))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            "contenders: expected a different id for each, got 'scratch' twice; give one an 'id:"
                + " ...' of its own");
  }

  @Test
  void a_precision_that_the_engine_does_not_compute_in_is_refused() {
    assertThatThrownBy(() -> read(XOR + "contenders: [{engine: scratch, precision: float64}]\n"))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            "a.yaml, line 3: precision: expected one of [float32], which scratch computes in, got"
                + " 'float64'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scratch", "[]", "{engine: scratch}"})
  void contenders_that_are_no_list_are_refused(String contenders) {
    assertThatThrownBy(() -> read(XOR + "contenders: " + contenders + "\n"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("a.yaml, line 3: contenders: expected a list, got ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up", "a b", ".hidden", "a/b"})
  void an_id_that_names_no_folder_is_refused(String id) {
    assertThatThrownBy(() -> read(XOR + "contenders: [{engine: scratch, id: '" + id + "'}]\n"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("id: expected letters, digits, dots, dashes and underscores")
        .hasMessageContaining("got '" + id + "'");
  }

  @Test
  void data_with_a_name_knows_its_task_and_a_file_has_the_losss() {
    String loss = "network: {hidden: [4]}\nloss: mean-squared-error\ndata: {source: ";
    assertThat(read(loss + "xor}\n").experiment().data().task()).isEqualTo(Task.CLASSIFICATION);
    assertThat(read(loss + "friedman}\n").experiment().data().task()).isEqualTo(Task.REGRESSION);
    assertThat(read(loss + "a.csv}\n").experiment().data().task()).isEqualTo(Task.REGRESSION);
  }

  @Test
  void repeats_and_threads_are_at_least_one() {
    for (String key : List.of("repeats", "threads")) {
      assertThatThrownBy(() -> read(XOR + key + ": 0\n"))
          .isInstanceOf(SpecException.class)
          .hasMessage("a.yaml, line 3: " + key + ": expected a whole number of at least 1, got 0");
    }
  }

  private static ComparisonSpec read(String yaml) {
    return ComparisonReader.read(YamlFile.read("a.yaml", yaml));
  }
}
