package dev.tandem.workbench.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.training.TrainingEvent.Stopped;
import dev.tandem.workbench.json.Json;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {
  static Stream<Message> messages() {
    Score score = new Score(0.25, 0.875);
    RateSpan rates = new RateSpan(0.1, 0.01);
    return Stream.of(
        new Message.Hello("1.2", "CPU", 1L << 40, 0.5),
        new Message.Missing("no library", "install it"),
        new Message.Ready(2, 42, "ab", "cd", 0.125),
        new Message.Progress(1, 2, 3, score),
        new Message.Epoch(1, score, Score.NONE, score, rates, 0.5, 0.75, "ef", 7, null),
        new Message.Epoch(5, score, score, score, rates, 1, 1, "ef", 0, new Stopped(5, 3)),
        new Message.Finished("01", 1234, 0.5, null),
        new Message.Finished("01", 1234, 0.5, 0.25),
        new Message.Failed("two\nlines and a \"quote\""));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void every_message_is_one_line_that_reads_as_the_same(Message message) throws IOException {
    String line = Json.MAPPER.writerFor(Message.class).writeValueAsString(message);

    assertThat(line).hasLineCount(1);
    assertThat(Json.MAPPER.readValue(line, Message.class)).isEqualTo(message);
  }
}
