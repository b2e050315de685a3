package dev.tandem.workbench.contender.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeathTest {
  @Test
  void the_deepest_cause_of_the_last_stack_trace_counts() {
    Death death =
        Death.of(
            1,
            """
            WARNING: something else
            Exception in thread "main" java.io.UncheckedIOException: the model cannot be written
            \tat dev.tandem.X.write(X.java:7)
            Caused by: java.lang.IllegalStateException: in between
            \t... 3 more
            Caused by: java.io.IOException: No space left on device
            \tat java.base/sun.nio.ch.FileDispatcherImpl.write0(Native Method)
            \t... 12 more
            """);

    assertThat(death)
        .isEqualTo(
            new Death(
                "its process died with exit code 1; last words: No space left on device", false));
  }

  @Test
  void a_trace_without_causes_is_its_first_line_and_other_output_its_last() {
    assertThat(
            Death.of(
                    1,
                    "Exception in thread \"main\" java.lang.ArithmeticException: / by zero\n"
                        + "\tat x\n")
                .reason())
        .endsWith("; last words: ArithmeticException: / by zero");
    assertThat(Death.of(3, "Traceback:\n  File \"a.py\"\nValueError: no\n\n").reason())
        .endsWith("; last words: ValueError: no");
    assertThat(Death.of(3, "").reason()).isEqualTo("its process died with exit code 3");
  }

  @Test
  void a_signal_is_named_and_what_was_printed_before_is_none_of_its_words() {
    assertThat(Death.of(137, "all is well\n"))
        .isEqualTo(new Death("its process was killed by signal 9 (kill: out of memory?)", true));
  }

  @Test
  void a_crash_of_the_jvm_is_its_signal_and_place() {
    Death death =
        Death.of(
            134,
            """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2
            #
            # JRE version: OpenJDK Runtime Environment (17.0.1)
            # Problematic frame:
            # C  [libtorch.so+0x10]  at::add+0x5
            #
            # An error report file with more information is saved as: hs_err_pid1.log
            """);

    assertThat(death.reason())
        .isEqualTo(
            "its process was killed by signal 6 (abort); SIGSEGV in C  [libtorch.so+0x10] "
                + " at::add+0x5");
  }

  @Test
  void too_little_memory_is_the_machines_doing() {
    for (String words :
        new String[] {
          "Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space\n\tat x",
          "# There is insufficient memory for the Java Runtime Environment to continue.\n"
              + "# Native memory allocation (mmap) failed to map 12288 bytes for committing\n",
          "Error occurred during initialization of VM\n"
              + "Could not reserve enough space for 9999999KB object heap\n",
          "os::commit_memory(0x1, 2, 0) failed; error='Cannot allocate memory' (errno=12)"
        }) {
      Death death = Death.of(1, words);
      assertThat(death.lost()).as(words).isTrue();
      assertThat(death.reason()).startsWith("its process ran out of memory: ");
    }
    assertThat(Death.of(1, "java.lang.OutOfMemoryError: Java heap space\n").reason())
        .isEqualTo("its process ran out of memory: Java heap space");
  }

  @Test
  void the_jvms_own_reason_not_to_start_counts() {
    assertThat(
            Death.of(
                    1,
                    "Unrecognized VM option 'X'\n"
                        + "Error: Could not create the Java Virtual Machine.\n"
                        + "Error: A fatal exception has occurred. Program will exit.\n")
                .reason())
        .endsWith("; last words: Unrecognized VM option 'X'");
  }

  @Test
  void no_words_are_long_or_act_on_a_terminal() {
    assertThat(Death.of(1, "a\u001B[31m" + "x".repeat(1000)).reason())
        .contains("last words: a [31mx")
        .hasSizeLessThan(310);
  }

  @Test
  void only_the_end_of_the_output_is_read(@TempDir Path folder) throws IOException {
    byte[] much = ("x".repeat(300_000) + "\nlast").getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("output.log"), much);

    for (String end :
        new String[] {OutputEnd.of(file), OutputEnd.of(new ByteArrayInputStream(much))}) {
      assertThat(end).hasSize(OutputEnd.MOST).endsWith("x\nlast");
    }
    assertThat(OutputEnd.of(new ByteArrayInputStream("few".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("few");
  }
}
