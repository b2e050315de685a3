package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictSpecTest {
  @Test
  void the_primary_metric_and_margins_are_what_was_declared() {
    VerdictSpec spec =
        read(
            Map.of("primary", "f1", "margin", 0.02, "margins", Map.of("time", 0.1, "loss", 2)),
            Task.CLASSIFICATION);

    assertThat(spec.primary()).contains(Metric.F1);
    assertThat(spec.margin()).hasValue(0.02);
    // metrics in the order of their list, time at the end
    assertThat(spec.margins())
        .containsExactly(Map.entry("loss", 2.0), Map.entry(VerdictSpec.TIME, 0.1));
  }

  @Test
  void what_is_not_declared_is_absent() {
    assertThat(read(Map.of(), Task.REGRESSION)).isEqualTo(VerdictSpec.NONE);
    assertThat(VerdictSpec.NONE.toPlain()).isEmpty();
  }

  @Test
  void a_declaration_is_written_as_it_was_read() {
    Map<String, Object> declared =
        Map.of("primary", "mae", "margin", 0.5, "margins", Map.of("rmse", 0.25));

    assertThat(read(declared, Task.REGRESSION).toPlain()).isEqualTo(declared);
  }

  @Test
  void a_metric_of_another_task_is_refused_with_those_that_there_are() {
    assertThatThrownBy(() -> read(Map.of("primary", "rmse"), Task.CLASSIFICATION))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("comparison.primary: expected one of accuracy, f1, loss, prAuc")
        .hasMessageContaining("got 'rmse'");
    assertThatThrownBy(() -> read(Map.of("margins", Map.of("accuracy", 0.1)), Task.REGRESSION))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("accuracy");
  }

  @Test
  void an_unknown_key_is_refused_by_name() {
    assertThatThrownBy(() -> read(Map.of("primry", "f1"), Task.CLASSIFICATION))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("did you mean 'primary'?");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void a_margin_that_is_no_number_above_zero_is_refused(double margin) {
    String expected = ": expected a number above 0, got " + margin;

    assertThatThrownBy(() -> read(Map.of("margin", margin), Task.CLASSIFICATION))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("comparison.margin" + expected);
    assertThatThrownBy(() -> read(Map.of("margins", Map.of("time", margin)), Task.REGRESSION))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("comparison.margins.time" + expected);
  }

  private static VerdictSpec read(Map<String, Object> declared, Task task) {
    SpecNode node = SpecNode.of(Map.of("comparison", declared), "test");
    return VerdictSpec.read(Section.of(node, "").section("comparison"), task);
  }
}
