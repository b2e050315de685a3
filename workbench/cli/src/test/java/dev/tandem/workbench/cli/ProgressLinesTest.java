package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.observed.Observation;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class ProgressLinesTest {
  private static final Score SCORE = new Score(0.25, 0.875);
  private static final RateSpan RATES = new RateSpan(0.1, 0.1);

  private final StringWriter text = new StringWriter();

  @Test
  void without_a_terminal_only_whole_lines_are_printed() {
    ProgressLines lines = new ProgressLines(new PrintWriter(text, true), false);
    run(lines, 1);

    assertThat(text)
        .hasToString(
            "epoch   1/1  scratch  train (running, weighted) loss 0.2500 accuracy  87.50 %  test"
                + " loss 0.2500 accuracy  87.50 %  0.50 s\n");
  }

  @Test
  void on_a_terminal_every_drawn_line_is_cleared_before_the_next() {
    ProgressLines lines = new ProgressLines(new PrintWriter(text, true), true);
    run(lines, 1);
    lines.accept(new RunEvent.Evaluating());
    lines.clear();

    String cleared = "\r\u001B[K";
    assertThat(text.toString())
        .startsWith(cleared + "preparing xor ..." + cleared + "starting scratch ..." + cleared)
        .contains("batch 2/3  loss 0.2500 accuracy  87.50 %" + cleared + "epoch   1/1")
        .endsWith("evaluating and drawing ..." + cleared);
  }

  @Test
  void a_drawn_line_never_wraps_at_80_columns() {
    ProgressLines lines = new ProgressLines(new PrintWriter(text, true), true);
    lines.accept(
        new RunEvent.Progressed("a".repeat(60), new TrainingEvent.Progress(1, 2, 3, SCORE)));

    assertThat(text.toString().replaceAll("\r\u001B\\[K", "").length()).isEqualTo(79);
  }

  @Test
  void of_many_epochs_about_twenty_get_a_line() {
    ProgressLines lines = new ProgressLines(new PrintWriter(text, true), false);
    run(lines, 1000);

    assertThat(text.toString().lines()).hasSize(21).last().asString().startsWith("epoch 1000/1000");
  }

  private static void run(ProgressLines lines, int epochs) {
    lines.accept(new RunEvent.Preparing("xor"));
    lines.accept(new RunEvent.Starting("scratch", 1, 1, "running, weighted"));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      Observation ended =
          new Observation.Epoch(
              epoch, SCORE, SCORE, SCORE, RATES, 0.5, 1, "", 0, null, "", 0, null);
      lines.accept(
          new RunEvent.Progressed("scratch", new TrainingEvent.Progress(epoch, 2, 3, SCORE)));
      lines.accept(new RunEvent.Observed("scratch", 1, epochs, ended));
    }
  }
}
