package dev.tandem.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tandem.engine.Ability;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Programs that hang, die, print anything or answer wrongly: one line each, and nothing is left.
 */
@Tag("once")
class WrongProgramTest {
  private static final Tiny TINY = TinyExperiments.deep();
  private static final String NAME = ".*java -Xmx64m .*…";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hangs | expected an answer within 1 s, got none; its last line: a wrong program: hangs
          stays | expected an answer within 1 s, got none; its last line: a wrong program: stays
          dies | expected an answer, got its end with exit code 3; its last line: ValueError: shapes differ
          closes its output | expected an answer, got the end of its standard output
          garbage | expected a JSON object, got {"id": 4,,
          no object | expected a JSON object, got [1]
          no id | expected the request's id in the answer, got null
          future | expected an answer with id 3, got id 99
          forks and dies | expected an answer, got its end with exit code 4
          forks and hangs | expected an answer within 1 s, got none
          too few | expected 3 losses, one for each batch, got 2
          too many | expected 3 losses, one for each batch, got 4
          text | expected losses as a list of numbers, got '0.5' among them
          too correct | expected 3 correct, one for each batch, got 1
          error | expected an answer, got the error 'that is too much'
          """)
  void steps_that_fail_are_told_in_one_line_and_leave_no_process(String way, String message) {
    Session session = open(way);
    List<ProcessHandle> processes = session.processes();
    Throwable thrown = catchThrowable(() -> session.steps(batches(3)));
    assertThat(thrown)
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("asked for steps 1 to 3: " + message)
        .hasMessageNotContaining("\n");
    List<String> lastWords = ((ProgramException) thrown).lastWords();
    session.close();
    assertThat(processes).noneMatch(ProcessHandle::isAlive);
    assertThat(children(lastWords))
        .allSatisfy(child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    assertThat(lastWords.stream().anyMatch(line -> line.startsWith("child ")))
        .isEqualTo(way.startsWith("forks"));
  }

  private static List<ProcessHandle> children(List<String> lastWords) {
    return lastWords.stream()
        .filter(line -> line.startsWith("child "))
        .map(line -> ProcessHandle.of(Long.parseLong(line.substring(6))))
        .flatMap(Optional::stream)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"right", "late", "floods", "CRLF"})
  void odd_ways_to_answer_are_fine(String way) {
    try (Session session = open(way)) {
      List<StepResult> results = session.steps(batches(3));
      assertThat(results).extracting(StepResult::lossSum).containsExactly(2.0, 2.0, 2.0);
      assertThat(session.step(TINY.batch(4, 4, 0.1)).lossWeight()).isEqualTo(4);
      assertThat(session.state().step()).isEqualTo(4);
      assertThat(session.abilities()).isEmpty();
    }
  }

  @Test
  void a_null_loss_is_not_a_number_and_no_step() {
    try (Session session = open("null")) {
      List<StepResult> results = session.steps(batches(3));
      assertThat(results).hasSize(1);
      assertThat(results.get(0).lossSum()).isNaN();
      assertThat(session.state().step()).isZero();
    }
  }

  @Test
  void after_an_error_a_program_goes_on() {
    try (Session session = open("error")) {
      assertThatThrownBy(() -> session.steps(batches(1))).isInstanceOf(ProgramException.class);
      assertThat(session.predict(TINY.training().features()).rows()).isEqualTo(24);
    }
  }

  @Test
  void after_its_end_every_request_fails_alike() {
    try (Session session = open("dies")) {
      Throwable first = catchThrowable(() -> session.steps(batches(1)));
      assertThatThrownBy(session::state).isSameAs(first);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a weight less | expected tensor 0.bias as F32 or F64 [7], got only
          whole numbers | expected tensor 0.bias as F32 or F64 [7], got I32 [7]
          no file | expected a safetensors file, got
          broken file | expected a safetensors file, got
          """)
  void weights_that_do_not_fit_are_refused(String way, String message) {
    try (Session session = open(way)) {
      assertThatThrownBy(session::state)
          .isInstanceOf(ProgramException.class)
          .hasMessageContaining("asked for weights: " + message)
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void weights_that_are_not_finite_are_shown_as_they_are() {
    try (Session session = open("NaN")) {
      assertThat(session.state().parameters().get("0.bias").get(0)).isNaN();
    }
  }

  @Test
  void outputs_of_another_shape_are_refused() {
    try (Session session = open("shape")) {
      assertThatThrownBy(() -> session.predict(TINY.training().features()))
          .hasMessageContaining(
              "asked for predict: expected tensor outputs as F32 or F64 [24, 3], got F32 [24, 4]");
    }
  }

  @Test
  void what_a_program_cannot_do_is_refused_before_it_is_asked() {
    assertThatThrownBy(() -> open("right", TinyExperiments.deepWithDropout()))
        .isInstanceOf(SpecException.class)
        .hasMessageMatching(
            NAME + ": expected a layer that it can do, of \\[dense\\], got dropout");
    assertThatThrownBy(() -> open("unsupported"))
        .isInstanceOf(SpecException.class)
        .hasMessageMatching(NAME + ": expected what it can do, got labels that are smoothed");
    assertThatThrownBy(
            () -> {
              try (Session session = open("right")) {
                session.forward(TINY.batch(1, 4, 0.1));
              }
            })
        .isInstanceOf(Ability.FORWARD.missing().getClass());
  }

  @Test
  void a_program_that_greets_wrongly_is_missing() {
    assertThat(missing("version").reason())
        .endsWith(
            "asked for hello: expected version as a text, got '1'; its last line: a wrong program:"
                + " version");
    assertThat(missing("precision").reason())
        .contains("expected precision float32 or float64, got float16");
    assertThat(engine("right").availability())
        .isEqualTo(new Availability.Ready("wrong 1", "own program"));
    assertThat(engine("right").precisions()).containsExactly(Precision.FLOAT32);
  }

  private static Availability.Missing missing(String way) {
    return (Availability.Missing) engine(way).availability();
  }

  private static List<Batch> batches(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(step -> TINY.batch(step, 4, 0.1)).toList();
  }

  private static Engine engine(String way) {
    boolean hangs = List.of("hangs", "stays", "forks and hangs").contains(way);
    return new ProcessEngine()
        .with(Map.of("command", WrongProgram.command(way), "stall", hangs ? 1 : 20));
  }

  private static Session open(String way) {
    return open(way, TinyExperiments.deepWith(new ActivationSpec.Tanh()));
  }

  private static Session open(String way, Tiny tiny) {
    return engine(way)
        .open(
            tiny.experiment(),
            new Execution(1, Precision.FLOAT32),
            Initializer.initialState(tiny.experiment().network(), 7),
            tiny.training());
  }
}
