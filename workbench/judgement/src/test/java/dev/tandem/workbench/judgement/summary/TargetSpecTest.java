package dev.tandem.workbench.judgement.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetSpecTest {
  @Test
  void a_target_is_one_metric_and_is_written_as_it_was_read() {
    TargetSpec spec = read(Map.of("accuracy", 0.97), Task.CLASSIFICATION);

    assertThat(spec).isEqualTo(new TargetSpec(Metric.ACCURACY, 0.97));
    assertThat(spec.toPlain()).isEqualTo(Map.of("accuracy", 0.97));
  }

  @Test
  void two_metrics_or_none_or_an_unknown_one_are_refused() {
    assertThatThrownBy(() -> read(Map.of("accuracy", 0.9, "loss", 1), Task.CLASSIFICATION))
        .isInstanceOf(SpecException.class)
        .hasMessageStartingWith("test: target: expected one of accuracy, f1 and loss, got [");
    assertThatThrownBy(() -> read(Map.of(), Task.CLASSIFICATION))
        .hasMessageContaining("target: expected one of accuracy, f1 and loss, got []");
    assertThatThrownBy(() -> read(Map.of("rmse", 1), Task.REGRESSION))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("rmse");
  }

  @Test
  void a_share_lies_above_0_and_is_at_most_1() {
    assertThat(read(Map.of("f1", 1), Task.CLASSIFICATION).value()).isEqualTo(1);
    assertThatThrownBy(() -> read(Map.of("accuracy", 97), Task.CLASSIFICATION))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("target.accuracy: expected a number above 0, at most 1, got 97");
    assertThatThrownBy(() -> read(Map.of("accuracy", 0), Task.CLASSIFICATION))
        .hasMessageContaining("expected a number above 0, at most 1, got 0");
  }

  @Test
  void a_loss_is_any_number_above_0() {
    assertThat(read(Map.of("loss", 2.5), Task.REGRESSION))
        .isEqualTo(new TargetSpec(Metric.LOSS, 2.5));
    assertThatThrownBy(() -> read(Map.of("loss", -1), Task.REGRESSION))
        .hasMessageMatching(".*target.loss: expected a number above 0, got -1.*");
    assertThatThrownBy(() -> read(Map.of("loss", Double.NaN), Task.REGRESSION))
        .hasMessageContaining("expected a number above 0, got NaN");
  }

  @Test
  void numbers_have_no_accuracy() {
    assertThatThrownBy(() -> read(Map.of("f1", 0.5), Task.REGRESSION))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("target.f1: expected loss, since numbers have no f1, got f1");
  }

  @Test
  void a_target_is_reached_by_what_is_as_good_or_better() {
    TargetSpec accuracy = new TargetSpec(Metric.ACCURACY, 0.9);
    assertThat(accuracy.isReachedBy(0.9)).isTrue();
    assertThat(accuracy.isReachedBy(0.91)).isTrue();
    assertThat(accuracy.isReachedBy(0.89)).isFalse();
    assertThat(accuracy.isReachedBy(Double.NaN)).isFalse();

    TargetSpec loss = new TargetSpec(Metric.LOSS, 0.9);
    assertThat(loss.isReachedBy(0.9)).isTrue();
    assertThat(loss.isReachedBy(0.89)).isTrue();
    assertThat(loss.isReachedBy(0.91)).isFalse();
    assertThat(loss.isReachedBy(Double.NaN)).isFalse();
  }

  private static TargetSpec read(Map<String, Object> target, Task task) {
    return TargetSpec.read(SpecNode.of(target, "test"), task);
  }
}
