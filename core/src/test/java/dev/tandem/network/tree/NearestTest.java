package dev.tandem.network.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.fault.Hostile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("learningRate", "momentum", "epochs", "batchSize", "seed", "softmax-cross-entropy");

  @ParameterizedTest
  @CsvSource({
    "learningrate, learningRate",
    "learning_rate, learningRate",
    "batch-size, batchSize",
    "momemtun, momentum",
    "epoch, epochs",
    "sede, seed",
    "softmax, softmax-cross-entropy",
    "softmax_crossentropy, softmax-cross-entropy",
  })
  void a_slip_finds_the_word_that_was_meant(String word, String meant) {
    assertThat(Nearest.of(word, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"lr", "dropout", "''", "weightDecay"})
  void another_word_finds_nothing(String word) {
    assertThat(Nearest.of(word, KNOWN)).isEmpty();
  }

  @Test
  void of_equally_near_words_the_first_in_the_alphabet_is_taken() {
    assertThat(Nearest.of("beta", List.of("beta2", "beta1"))).contains("beta1");
  }

  @Test
  void a_beginning_of_two_words_finds_neither() {
    assertThat(Nearest.of("t", List.of("trainRows", "testRows"))).isEmpty();
  }

  @Test
  void a_word_of_a_million_letters_costs_little() throws Exception {
    Hostile.read(() -> assertThat(Nearest.of("a".repeat(1_000_000), KNOWN)).isEmpty());
  }
}
