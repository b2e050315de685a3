package dev.tandem.network;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class DeepNetworkTest {
  private static final int DEPTH = 1_000;

  @Test
  void a_network_of_a_thousand_hidden_layers_is_fitted_within_a_second() {
    NetworkSpec open =
        NetworkSpec.hidden(
            Collections.nCopies(DEPTH, 4),
            new ActivationSpec.Relu(),
            0,
            NetworkSpec.DEFAULT_INITIALIZATION);

    assertTimeoutPreemptively(
        ofSeconds(1),
        () -> {
          NetworkSpec network = open.fit(2, 2);
          // 2·4 + 4, 999 times 4·4 + 4, 4·2 + 2
          assertThat(network.parameterCount()).isEqualTo(12 + 999 * 20 + 10);
        });
  }
}
