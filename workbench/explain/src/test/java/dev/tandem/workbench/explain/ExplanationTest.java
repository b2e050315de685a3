package dev.tandem.workbench.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Trace;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.explain.Question.Unit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ExplanationTest {
  private static final Pattern OUTPUT = Pattern.compile("(d?)[zahn](\\d+)\\[(\\d+)]");
  private static final Pattern PARAMETER =
      Pattern.compile("([dc]?)(w|b|scale|shift)(\\d+)\\[(\\d+)(?:,(\\d+))?](')?");
  private static final int ROW = 2;

  @ParameterizedTest
  @EnumSource
  void what_is_printed_equals_the_trace_in_all_printed_digits(Experiments one) {
    for (Batch batch : List.of(batch(one, 1), batch(one, 3))) {
      List<Side> sides = sides(one, batch, "textbook", "scratch");
      for (Side first : sides) {
        String page = page(one, batch, List.of(first));
        int compared = 0;
        for (PrintedFormula formula : PrintedFormula.of(page)) {
          OptionalDouble traced = traced(formula.left(), first, position(batch));
          if (traced.isPresent()) {
            assertThat(digits(formula.value()))
                .as(formula.left())
                .isEqualTo(digits(traced.getAsDouble()));
            compared++;
          }
        }
        assertThat(compared).isGreaterThan(20);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_numbers_on_the_page_add_up_to_the_printed_results(Experiments one) {
    for (Batch batch : List.of(batch(one, 1), batch(one, 3))) {
      String page = page(one, batch, sides(one, batch, "textbook"));
      int computed = 0;
      for (PrintedFormula formula : PrintedFormula.of(page)) {
        OptionalDouble value = formula.computed();
        if (value.isPresent()) {
          assertThat(value.getAsDouble())
              .as(formula.toString())
              .isCloseTo(formula.value(), within(1.1 * formula.rounding()));
          computed++;
        }
      }
      assertThat(computed).isGreaterThan(20);
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_engine_has_another_number_than_the_formulas(Experiments one) {
    Batch batch = batch(one, 3);
    for (Side side : sides(one, batch, "textbook", "scratch")) {
      assertThat(page(one, batch, List.of(side))).doesNotContain("the engine has");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "BATCH_NORM")
  void a_batch_of_several_rows_adds_up_too(Experiments one) {
    Batch batch = Steps.batch(one.experiment(), one.data(), 2);
    int row = batch.rows()[1];
    Explanation explanation =
        Explanation.of(
            new Question(one.data(), batch, row, List.of()), sides(one, batch, "textbook"));
    String page = ExplanationMarkdown.of(explanation);

    for (PrintedFormula formula : PrintedFormula.of(page)) {
      OptionalDouble value = formula.computed();
      if (value.isPresent()) {
        assertThat(value.getAsDouble())
            .as(formula.toString())
            .isCloseTo(formula.value(), within(1.1 * formula.rounding()));
      }
    }
    assertThat(page).contains("sum over rows of").doesNotContain("the engine has");
  }

  @Test
  void engines_stand_beside_each_other_with_their_difference() {
    Batch batch = batch(Experiments.SOFTMAX, 1);
    String page =
        page(Experiments.SOFTMAX, batch, sides(Experiments.SOFTMAX, batch, "textbook", "scratch"));

    assertThat(page)
        .contains("| | textbook | scratch | difference |")
        .containsPattern("\\| `z0\\[0]` \\| -?0\\.\\d{6,} \\| -?0\\.\\d{6,} \\| [\\de.-]+ \\|");
  }

  @Test
  void one_engine_needs_no_table() {
    Batch batch = batch(Experiments.SOFTMAX, 1);

    assertThat(page(Experiments.SOFTMAX, batch, sides(Experiments.SOFTMAX, batch, "textbook")))
        .doesNotContain("difference");
  }

  @Test
  void a_small_network_is_shown_whole_and_a_large_one_by_a_path() {
    Batch small = batch(Experiments.SOFTMAX, 1);
    Batch large = batch(Experiments.DEEP, 1);

    assertThat(page(Experiments.SOFTMAX, small, sides(Experiments.SOFTMAX, small, "textbook")))
        .contains("z0[0] =", "z0[1] =", "w2[1,1]' =")
        .doesNotContain("path");
    assertThat(page(Experiments.DEEP, large, sides(Experiments.DEEP, large, "textbook")))
        .containsPattern(
            "one path through it is shown: unit \\d+ of layer 1, unit \\d+ of layer 3,")
        .containsPattern("\\+ \\[\\d+ more terms: ");
  }

  @Test
  void a_unit_can_be_chosen() {
    Batch batch = batch(Experiments.DEEP, 1);
    Explanation explanation =
        Explanation.of(
            new Question(Experiments.DEEP.data(), batch, ROW, List.of(new Unit(1, 5))),
            sides(Experiments.DEEP, batch, "textbook"));

    assertThat(ExplanationMarkdown.of(explanation)).contains("z1[5] =", "a2[5] =", "w1[5,0]' =");
  }

  @Test
  void a_unit_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> chosen(new Unit(1, 12)))
        .isInstanceOf(ExplainException.class)
        .hasMessage("--unit: expected a unit from 0 to 11 of layer 1, got 12");
    assertThatThrownBy(() -> chosen(new Unit(6, 0)))
        .hasMessage("--unit: expected a layer from 0 to 5, got 6");
  }

  private static Explanation chosen(Unit unit) {
    Batch batch = batch(Experiments.DEEP, 1);
    return Explanation.of(
        new Question(Experiments.DEEP.data(), batch, ROW, List.of(unit)),
        sides(Experiments.DEEP, batch, "textbook"));
  }

  @Test
  void an_engine_that_computes_something_else_is_told_of() {
    Batch batch = batch(Experiments.SOFTMAX, 1);
    Side side = sides(Experiments.SOFTMAX, batch, "textbook").get(0);
    Trace right = side.trace();
    Trace wrong =
        new Trace(2, right.layers(), right.gradients(), right.clippedGradients(), right.updates());
    Side other = new Side("mine", side.experiment(), side.state(), wrong);

    assertThat(page(Experiments.SOFTMAX, batch, List.of(other)))
        .containsPattern("L = -log\\(p\\[1]\\) = .*; the engine has 2\n");
  }

  private static Batch batch(Experiments one, long step) {
    Batch batch = Steps.batch(one.experiment(), one.data(), step);
    return one == Experiments.BATCH_NORM ? batch : Steps.alone(batch, ROW);
  }

  private static int position(Batch batch) {
    return IntStream.range(0, batch.rows().length)
        .filter(i -> batch.rows()[i] == ROW)
        .findFirst()
        .orElseThrow();
  }

  private static List<Side> sides(Experiments one, Batch batch, String... engines) {
    return Steps.sides(one.experiment(), one.data(), batch, engines);
  }

  private static String page(Experiments one, Batch batch, List<Side> sides) {
    return ExplanationMarkdown.of(
        Explanation.of(new Question(one.data(), batch, ROW, List.of()), sides));
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, "%.5e", value == 0 ? 0.0 : value);
  }

  /** The trace's number of a symbol; empty of what traces do not have. */
  private static OptionalDouble traced(String symbol, Side side, int row) {
    Trace trace = side.trace();
    ExperimentSpec experiment = side.experiment();
    if (symbol.equals("L")) {
      return OptionalDouble.of(trace.loss());
    }
    Matcher output = OUTPUT.matcher(symbol);
    if (output.matches()) {
      Trace.LayerTrace layer = trace.layers().get(Integer.parseInt(output.group(2)));
      int unit = Integer.parseInt(output.group(3));
      return OptionalDouble.of(
          (output.group(1).isEmpty() ? layer.output() : layer.outputGradient()).get(row, unit));
    }
    Matcher parameter = PARAMETER.matcher(symbol);
    if (!parameter.matches()) {
      return OptionalDouble.empty();
    }
    int layer = Integer.parseInt(parameter.group(3));
    boolean bias = parameter.group(2).equals("b") || parameter.group(2).equals("shift");
    String name = layer + (bias ? ".bias" : ".weight");
    int index = Integer.parseInt(parameter.group(4));
    if (parameter.group(5) != null) {
      index = index * experiment.network().widthInto(layer) + Integer.parseInt(parameter.group(5));
    }
    if (parameter.group(6) != null) {
      double update = trace.updates().get(name).get(index);
      double after = side.state().parameters().get(name).get(index) + update;
      return OptionalDouble.of(side.name().equals("scratch") ? (float) after : after);
    }
    return OptionalDouble.of(
        (parameter.group(1).equals("d") ? trace.gradients() : trace.clippedGradients())
            .get(name)
            .get(index));
  }
}
