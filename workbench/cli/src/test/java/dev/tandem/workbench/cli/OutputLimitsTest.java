package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.datasets.DataFacts;
import dev.tandem.network.Task;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.run.Comparison;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.observed.Observation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What compare prints of each example, made of results with the longest sentences there are. */
@Tag("once")
class OutputLimitsTest {
  private static final Path EXAMPLES = Path.of("../../examples");
  private static final Score SCORE = new Score(0.25, 0.875);
  private static final long SECOND = 1_000_000_000L;

  private final StringWriter text = new StringWriter();
  private long now;

  static Stream<Arguments> examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      return all.stream().flatMap(file -> Stream.of(Arguments.of(file, 1), Arguments.of(file, 3)));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void piped_no_example_prints_more_than_35_lines_or_100_columns(Path file, int repeats) {
    print(spec(file, repeats), false);

    assertThat(text.toString().lines())
        .hasSizeLessThanOrEqualTo(35)
        .allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void what_stays_on_a_terminal_is_within_the_same_limits(Path file, int repeats) {
    print(spec(file, repeats), true);

    String[] drawn = text.toString().split("\u001B\\[\\d+A\r\u001B\\[J");
    assertThat(drawn).hasSizeGreaterThan(3);
    String data = drawn[1];
    assertThat(data.lines().count() + drawn[drawn.length - 1].lines().count())
        .isLessThanOrEqualTo(35);
    assertThat(text.toString().lines()).allMatch(line -> stripped(line).length() <= 100);
  }

  @ParameterizedTest
  @CsvSource({"80, true", "80, false", "200, true", "200, false"})
  void lines_fit_into_the_terminal_and_are_never_wider_than_100_columns(
      int columns, boolean interactive) throws IOException {
    System.setProperty("tandem.columns", columns + "");
    try {
      for (Arguments example : examples().toList()) {
        text.getBuffer().setLength(0);
        print(spec((Path) example.get()[0], (int) example.get()[1]), interactive);

        assertThat(text.toString().lines())
            .as("%s", example.get()[0])
            .allMatch(line -> stripped(line).length() <= Math.min(columns, 100));
      }
    } finally {
      System.clearProperty("tandem.columns");
    }
  }

  @Test
  void somebody_who_reads_a_file_hears_something_every_30_seconds() {
    ContenderLines lines = lines(false);
    lines.accept(new RunEvent.Starting("scratch", 1, 1, "running"));
    long spoken = 0;
    for (int second = 1; second <= 150; second++) { // of an epoch of 100 s, and some of the next
      now += SECOND;
      int epoch = 1 + (second - 1) / 100;
      lines.accept(
          new RunEvent.Progressed(
              "scratch", new TrainingEvent.Progress(epoch, (second - 1) % 100 + 1, 100, SCORE)));
      if (second == 100) {
        lines.accept(epoch("scratch", 1, 1, 2));
      }
      spoken = text.toString().lines().count() > spoken ? spoken + 1 : spoken;
      assertThat(spoken)
          .as("after %d s", second)
          .isGreaterThanOrEqualTo(second < 60 ? second / 30 : 1);
    }

    assertThat(text.toString().lines())
        .first()
        .isEqualTo("scratch  epoch 1/?  batch 28/100  loss 0.2500");
  }

  @ParameterizedTest
  @CsvSource({"100, 1, 1", "200, 2, 1", "3600, 2, 1", "86400, 3, 1", "86400, 2, 10", "600, 1, 3"})
  void a_file_has_at_most_ten_lines_of_progress_however_long_it_takes(
      int secondsOfARepeat, int contenders, int repeats) {
    ContenderLines lines = lines(false);
    long printed = 0;
    long last = 0;
    long longest = 0;
    for (int repeat = 1; repeat <= repeats; repeat++) {
      for (int c = 0; c < contenders; c++) {
        lines.accept(new RunEvent.Starting("c" + c, repeat, repeats, "running"));
      }
      for (int c = 0; c < contenders; c++) { // they start side by side
        Observation hello = new Observation.Hello("1", "cpu", 0, 0, 0, null);
        lines.accept(new RunEvent.Observed("c" + c, repeat, 100, hello));
      }
      for (int second = 1; second <= secondsOfARepeat; second++) {
        now += SECOND;
        int batch = (int) Math.ceil(1000.0 * second / secondsOfARepeat);
        for (int c = 0; c < contenders; c++) {
          lines.accept(progress("c" + c, (batch + 9) / 10, (batch + 9) % 10 + 1));
          int epochs = second * 100 / secondsOfARepeat;
          if (epochs > (second - 1) * 100 / secondsOfARepeat) {
            lines.accept(epoch("c" + c, repeat, epochs, 100));
          }
        }
        if (text.getBuffer().chars().filter(own -> own == '\n').count() > printed) {
          printed++;
          longest = Math.max(longest, now - last);
          last = now;
        }
      }
    }

    assertThat(text.toString().lines()).hasSizeLessThanOrEqualTo(10);
    long fair = Math.max(30, (long) secondsOfARepeat * repeats / 3); // ten lines, not all for this
    assertThat(longest / SECOND).isLessThanOrEqualTo(fair);
  }

  @Test
  void what_takes_nobody_knows_how_long_is_told_of_in_longer_and_longer_pauses() {
    Heartbeat heartbeat = new Heartbeat(3, 0);
    List<Integer> heard =
        IntStream.rangeClosed(1, 1000).filter(s -> heartbeat.due(s * SECOND, 0)).boxed().toList();

    assertThat(heard).containsExactly(28, 28 + 56, 28 + 56 + 112);
  }

  @Test
  void a_line_that_updates_has_epoch_batch_loss_time_left_and_rate() {
    ContenderLines lines = lines(true);
    lines.accept(new RunEvent.Starting("scratch", 1, 1, "running"));
    lines.accept(progress("scratch", 1, 1));
    now += 10 * SECOND;
    lines.accept(epoch("scratch", 1, 1, 5));
    lines.accept(progress("scratch", 2, 5));

    // 15 of 50 batches took 10 s
    assertThat(text.toString())
        .contains("scratch  epoch 2/5  batch 5/10  loss 0.2500  23 s left  20 batches/s\n");
  }

  private void print(ComparisonSpec spec, boolean interactive) {
    List<String> ids = spec.contenders().stream().map(Contender::id).toList();
    ContenderLines lines = lines(interactive);
    lines.accept(new RunEvent.Preparing("some"));
    lines.accept(prepared(spec));
    for (int repeat = 1; repeat <= spec.repeats(); repeat++) {
      for (String id : ids) {
        lines.accept(new RunEvent.Starting(id, repeat, spec.repeats(), "running"));
      }
      for (int epoch = 1; epoch <= 3; epoch++) {
        for (String id : ids) {
          now += SECOND;
          lines.accept(progress(id, epoch, 5));
          lines.accept(epoch(id, repeat, epoch, 3));
        }
      }
      lines.accept(new RunEvent.Evaluating());
    }
    lines.clear();
    new ComparisonText.Short(new PrintWriter(text, true), lines)
        .print(
            new Comparison.Result(Path.of("runs/a"), LongResults.of(spec)),
            Path.of("runs/a/report.html"),
            Optional.empty());
  }

  private ContenderLines lines(boolean interactive) {
    int columns = Integer.getInteger("tandem.columns", 100);
    return new ContenderLines(new PrintWriter(text, true), interactive, columns, () -> now);
  }

  private static RunEvent prepared(ComparisonSpec spec) {
    List<String> classes =
        spec.experiment().loss().task() == Task.REGRESSION
            ? List.of()
            : IntStream.range(0, 10).mapToObj(own -> "a class of name " + own).toList();
    DataFacts facts =
        new DataFacts(
            spec.experiment().data().source(),
            spec.experiment().loss().task(),
            false,
            "",
            "stratified",
            10,
            classes,
            54_000,
            6_000,
            10_000,
            List.of("A long note on one of the table's columns. ".repeat(4), "b", "c", "d", "e"),
            List.of(),
            List.of(),
            OptionalDouble.empty(),
            false);
    List<Integer> counts = IntStream.range(0, classes.size()).mapToObj(own -> 5_400 + own).toList();
    return new RunEvent.Prepared(facts, counts);
  }

  private static RunEvent progress(String id, int epoch, int batch) {
    return new RunEvent.Progressed(id, new TrainingEvent.Progress(epoch, batch, 10, SCORE));
  }

  private static RunEvent epoch(String id, int repeat, int epoch, int of) {
    Observation seen =
        new Observation.Epoch(
            epoch, SCORE, SCORE, SCORE, new RateSpan(0.1, 0.1), 0.5, 1, "", 0, null, "", 0, null);
    return new RunEvent.Observed(id, repeat, of, seen);
  }

  private static ComparisonSpec spec(Path file, int repeats) {
    SpecNode tree = ExperimentFiles.load(file.toString());
    return ComparisonReader.read(
        tree.with("repeats", SpecNode.of(repeats, "--repeats")), OwnPrograms.ALLOWED);
  }

  private static String stripped(String line) {
    return line.replaceAll("\u001B\\[\\d*[AJ]|\r", "");
  }
}
