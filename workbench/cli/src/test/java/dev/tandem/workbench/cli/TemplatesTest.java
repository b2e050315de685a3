package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class TemplatesTest {
  @ParameterizedTest
  @CsvSource({
    "numpy, tandem.serve(Network)",
    "pytorch, tandem.serve(Network)",
    "python, tandem_plain.serve(Network)",
    "java, Tandem.serve(new MyNetwork())",
    "c, return tandem_serve();"
  })
  void a_template_is_printed_with_the_call_that_serves_it(String language, String call) {
    CommandRun run = CommandRun.of("check", "--template", language);
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(call);
  }

  @Test
  void the_template_in_c_is_complete_in_one_file() {
    assertThat(CommandRun.of("check", "--template", "c").out())
        .contains("#define TANDEM_H")
        .doesNotContain("#include \"tandem.h\"");
  }
}
