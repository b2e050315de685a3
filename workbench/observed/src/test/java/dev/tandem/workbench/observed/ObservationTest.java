package dev.tandem.workbench.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.training.TrainingEvent.Stopped;
import dev.tandem.workbench.observed.Conventions.Departure;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Conventions.MaskedLayer;
import dev.tandem.workbench.observed.Conventions.Masks;
import dev.tandem.workbench.observed.Conventions.Part;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObservationTest {
  static Stream<Observation> messages() {
    Score score = new Score(0.25, 0.875);
    RateSpan rates = new RateSpan(0.1, 0.01);
    Machine machine = new Machine("fast", 2, "17", "JVM", List.of("Copy"), List.of("-Xmx1m"));
    RowsSeen data = new RowsSeen(4, "a", "b", "c", "0 rows", "d", "e", "as it comes", "f");
    Glance glance = new Glance(Map.of("0", 0.5), null);
    return Stream.of(
        new Observation.Hello("1.2", "CPU", 1L << 40, 0.5, 7, machine),
        new Observation.Missing("no library", "install it"),
        new Observation.Ready(2, 42, "ab", "cd", 0.125, "float32", data),
        new Observation.Epoch(
            1, score, Score.NONE, score, rates, 0.5, 0.75, "ef", 7, null, "t", 0.25, null),
        new Observation.Epoch(
            5, score, score, score, rates, 1, 1, "ef", 0, new Stopped(5, 3), "t", 0, glance),
        new Observation.Finished("01", 1234, 0.5, null, account()),
        new Observation.Finished("01", 1234, 0.5, 0.25, account()),
        new Observation.Failed("two\nlines and a \"quote\""));
  }

  private static Account account() {
    Map<String, Object> settings = Map.of("learningRate", 0.1, "layers", List.of("tanh"));
    Finding<Formula> agreeing = Finding.of(new Formula(settings, null));
    Finding<Formula> departing =
        Finding.of(new Formula(settings, Departure.times(Part.UPDATE, 4.0 / 3)));
    Masks masks = new Masks(List.of(new MaskedLayer(2, 0.5, 1, 8)), "ab");
    return new Account(
        new PhaseSeconds(1, 2, 3, 4, 5, 6, 7, 8),
        0.5,
        0.25,
        0,
        List.of(1.5),
        12,
        List.of(new MemorySample(0.5, 3, 1, 2)),
        new BatchesSeen(4, 2, 10, 5, 0.1, 0.1, "r"),
        "float32",
        new Conventions(agreeing, Finding.unknown("nobody looked"), departing, Finding.of(masks)),
        List.of(new UnitsSeen(1, 8, 3, 100)),
        new ProgramSeen(2, 5, 1, 0.25, 1.5));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void every_message_is_one_line_that_reads_as_the_same(Observation message) throws IOException {
    String line = Json.MAPPER.writerFor(Observation.class).writeValueAsString(message);

    assertThat(line).hasLineCount(1).startsWith("{\"type\":\"" + message.label() + "\"");
    assertThat(Json.MAPPER.readValue(line, Observation.class)).isEqualTo(message);
  }
}
