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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What compare prints of each example, made of results with the longest sentences there are. */
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

  @Test
  void on_a_long_training_somebody_who_reads_a_file_hears_something_every_30_seconds() {
    ContenderLines lines = lines(false);
    lines.accept(new RunEvent.Starting("scratch", 1, 1, "running"));
    for (int second = 1; second <= 120; second++) {
      now += SECOND;
      lines.accept(
          new RunEvent.Progressed("scratch", new TrainingEvent.Progress(1, second, 1000, SCORE)));
    }

    assertThat(text.toString().lines()) // after 28, 56, 84 and 112 s
        .hasSize(4)
        .first()
        .isEqualTo("scratch  epoch 1/?  batch 28/1000  loss 0.2500");
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
    return new ContenderLines(new PrintWriter(text, true), interactive, 100, () -> now);
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
            OptionalDouble.empty());
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
    return ComparisonReader.read(tree.with("repeats", SpecNode.of(repeats, "--repeats")));
  }

  private static String stripped(String line) {
    return line.replaceAll("\u001B\\[\\d*[AJ]|\r", "");
  }
}
