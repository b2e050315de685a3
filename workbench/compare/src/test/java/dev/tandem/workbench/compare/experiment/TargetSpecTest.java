package dev.tandem.workbench.compare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.judgement.summary.TargetSpec;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetSpecTest {
  @Test
  void a_target_is_one_figure_and_is_written_as_it_was_read() {
    ComparisonSpec spec = read(Map.of("accuracy", 0.97), "softmax-cross-entropy");

    assertThat(spec.target()).contains(new TargetSpec(Metric.ACCURACY, 0.97));
    assertThat(ComparisonReader.read(SpecNode.of(spec.toPlain(), "again")).target())
        .isEqualTo(spec.target());
  }

  @Test
  void two_figures_or_none_are_refused() {
    assertThatThrownBy(() -> read(Map.of("accuracy", 0.9, "loss", 1), "softmax-cross-entropy"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("target")
        .hasMessageContaining("expected one of accuracy, f1 and loss");
    assertThatThrownBy(() -> read(Map.of(), "softmax-cross-entropy"))
        .hasMessageContaining("expected one of accuracy, f1 and loss");
  }

  @Test
  void a_share_above_one_is_refused() {
    assertThatThrownBy(() -> read(Map.of("accuracy", 97), "softmax-cross-entropy"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("target.accuracy")
        .hasMessageContaining("expected a number above 0, at most 1, got 97");
  }

  @Test
  void numbers_have_no_accuracy() {
    assertThat(read(Map.of("loss", 2.5), "mean-squared-error").target())
        .contains(new TargetSpec(Metric.LOSS, 2.5));
    assertThatThrownBy(() -> read(Map.of("f1", 0.5), "mean-squared-error"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("loss, since numbers have no f1");
  }

  private static ComparisonSpec read(Map<String, Object> target, String loss) {
    String source = loss.equals("mean-squared-error") ? "friedman" : "moons";
    return ComparisonReader.read(
        SpecNode.of(
            Map.of(
                "data",
                Map.of("source", source),
                "network",
                Map.of("hidden", List.of(4)),
                "loss",
                loss,
                "target",
                target),
            "test"));
  }
}
