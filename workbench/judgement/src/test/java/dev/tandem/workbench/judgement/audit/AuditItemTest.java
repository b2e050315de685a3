package dev.tandem.workbench.judgement.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.Finding;
import org.junit.jupiter.api.Test;

class AuditItemTest {
  @Test
  void another_optimizer_costs_time_and_another_rate_does_not() {
    Finding slow = Finding.of("sgd learningRate 0.05, momentum 0.9");
    Finding fast = Finding.of("sgd learningRate 60.0, momentum 0.9");
    Finding other = Finding.of("adam learningRate 0.05, beta1 0.9");

    assertThat(AuditItem.OPTIMIZER.matters(slow, fast)).containsExactly("quality");
    assertThat(AuditItem.OPTIMIZER.matters(slow, other)).containsExactly("quality", "speed");
    assertThat(AuditItem.OPTIMIZER.matters(slow, slow)).containsExactly("quality", "speed");
  }
}
