package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class CommandLineTextTest {
  @Test
  void plain_words_stand_as_they_are() {
    assertThat(CommandLineText.of(List.of("compare", "xor", "--engines", "scratch,pytorch")))
        .isEqualTo("tandem compare xor --engines scratch,pytorch");
  }

  @Test
  void what_a_shell_would_take_apart_is_quoted() {
    assertThat(CommandLineText.of(List.of("--vary", "network.hidden=[16]", "it's", "")))
        .isEqualTo("tandem --vary 'network.hidden=[16]' 'it'\\''s' ''");
  }
}
