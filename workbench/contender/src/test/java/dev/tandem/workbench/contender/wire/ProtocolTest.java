package dev.tandem.workbench.contender.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.EngineReference;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {
  private static final EngineReference PROGRAM =
      new EngineReference("process", Map.of("command", "julia train.jl"));

  static Stream<Command> commands() {
    return Stream.of(
        new Command.Open(job(EngineReference.of("scratch"))),
        new Command.Open(job(PROGRAM)),
        new Command.Train(1L << 40),
        new Command.Predict(null, "out.safetensors"),
        new Command.Predict("in.safetensors", "out.safetensors"),
        new Command.State("a file"),
        new Command.Restore("a file"),
        new Command.Finish(Command.Output.MODEL));
  }

  static Stream<Message> messages() {
    Score score = new Score(0.25, Double.NaN);
    Observation.Epoch epoch =
        new Observation.Epoch(
            1, score, Score.NONE, score, new RateSpan(0.1, 0.1), 1, 1, "o", 7, null, "t", 0, null);
    Observation.Ready ready = new Observation.Ready(1, 22, "a", "b", 0.5, "float32", null);
    return Stream.of(
        new Message.Greeting(Protocol.VERSION),
        new Message.Observed(new Observation.Failed("two\nlines")),
        new Message.Observed(epoch),
        new Message.Ready(8, ready, null),
        new Message.Ready(8, ready, new Message.Before(List.of(epoch), List.of(1))),
        new Message.Remark("passed over"),
        new Message.Observed(new Observation.Failed("killed", true)),
        new Message.Observed(new Observation.Resumed(5)),
        new Message.Trained(8, epoch),
        new Message.Trained(7, null),
        new Message.Done(),
        new Message.Progress(new TrainingEvent.Progress(1, 2, 3, score)),
        new Message.Alive());
  }

  private static Job job(EngineReference engine) {
    return new Job(
        engine, 2, "float32", "data", "folder", true, Checkpointing.USUAL, Map.of("name", "xor"));
  }

  @Test
  void the_greeting_that_is_written_out_is_the_one_that_would_be_written() {
    assertThat(Protocol.GREETING).isEqualTo(Protocol.line(new Message.Greeting(Protocol.VERSION)));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command_is_one_line_that_reads_as_the_same(Command command) {
    String line = Protocol.line(command);

    assertThat(line).hasLineCount(1).startsWith("{\"command\":\"" + command.label() + "\"");
    assertThat(Protocol.command(line)).isEqualTo(command);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void a_message_is_one_line_that_reads_as_the_same(Message message) {
    String line = Protocol.line(message);

    assertThat(line).hasLineCount(1).startsWith("{\"message\":\"");
    assertThat(Protocol.message(line)).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xyz",
        "",
        "null",
        "[]",
        "{}",
        "{\"message\":\"epoch\"}",
        "{\"message\":\"observed\"}",
        "{\"message\":\"ready\",\"stepsPerEpoch\":3}",
        "{\"message\":\"trained\",\"step\":\"many\"}",
        "{\"message\":\"alive\""
      })
  void what_is_no_message_is_quoted(String line) {
    assertThatThrownBy(() -> Protocol.message(line))
        .isInstanceOf(ContenderException.class)
        .hasMessage("expected a message of protocol 2 as JSON, got '" + line + "'");
  }

  @Test
  void a_long_line_is_quoted_by_its_beginning() {
    assertThatThrownBy(() -> Protocol.command("x".repeat(5000)))
        .hasMessage("expected a command of protocol 2 as JSON, got '" + "x".repeat(60) + "...'");
  }

  @Test
  void a_sign_of_life_is_known_by_its_beginning() {
    assertThat(Protocol.isSignOfLife(Protocol.line(new Message.Alive()))).isTrue();
    assertThat(Protocol.isSignOfLife(Protocol.GREETING)).isFalse();
  }

  @Test
  void a_greeting_may_say_more_than_is_known_today() {
    assertThat(Protocol.message("{\"message\":\"greeting\",\"protocol\":2,\"also\":[1]}"))
        .isEqualTo(new Message.Greeting(2));
  }

  @Test
  void a_job_in_a_file_has_the_engines_name_alone_unless_there_are_settings() throws IOException {
    String plain = Json.MAPPER.writeValueAsString(job(EngineReference.of("scratch")));
    String set = Json.MAPPER.writeValueAsString(job(PROGRAM));

    assertThat(plain).startsWith("{\"engine\":\"scratch\",\"threads\":2,");
    assertThat(set)
        .startsWith(
            "{\"engine\":{\"name\":\"process\",\"settings\":{\"command\":\"julia train.jl\"}},");
    assertThat(Json.MAPPER.readValue(set, Job.class)).isEqualTo(job(PROGRAM));
  }
}
