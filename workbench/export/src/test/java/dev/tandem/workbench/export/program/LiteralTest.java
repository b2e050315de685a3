package dev.tandem.workbench.export.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiteralTest {
  @Test
  void a_number_is_written_as_short_as_it_reads_back_the_same() {
    assertThat(Literal.of(0.001)).isEqualTo("0.001");
    assertThat(Literal.of(1e-8)).isEqualTo("1e-8");
    assertThat(Literal.of(2.5e-4)).isEqualTo("2.5e-4");
    assertThat(Literal.of(1)).isEqualTo("1");
    assertThat(Literal.of(1e10)).isEqualTo("1e10");
    assertThat(Literal.of(0.1 + 0.2)).isEqualTo("0.30000000000000004");
  }

  @Test
  void the_rest_of_a_share_has_no_error_of_a_difference() {
    assertThat(1 - 0.9).isNotEqualTo(0.1);
    assertThat(Literal.rest(0.9)).isEqualTo("0.1");
    assertThat(Literal.rest(0.999)).isEqualTo("0.001");
    assertThat(Literal.rest(0)).isEqualTo("1");
  }
}
