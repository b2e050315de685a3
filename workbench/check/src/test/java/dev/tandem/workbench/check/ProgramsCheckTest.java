package dev.tandem.workbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Engines;
import dev.tandem.workbench.check.CheckResult.Outcome;
import dev.tandem.workbench.check.explain.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs in NumPy, right ones and wrong ones, from reference/own-engines; they were written
 * without a look at the catalogue. benchmarks/check.sh asks all of them, this a part.
 */
@Tag("once")
class ProgramsCheckTest {
  private static final Path FOLDER = Path.of("../../reference/own-engines").toAbsolutePath();
  private static final int EVERY = 10;

  @Test
  void nine_of_ten_mistakes_are_named_and_no_wrong_name_is_called_sure() throws IOException {
    List<String> others = new ArrayList<>();
    int asked = 0;
    for (Expected expected : mistakes()) {
      CheckResult result = check("wrong.py --mistake " + expected.program());
      List<Named> named = result.findings().named();
      asked++;
      if (named.isEmpty() || !named.get(0).mistake().name().equals(expected.catalogue())) {
        others.add(expected.program());
      }
      assertThat(result.outcome()).as(expected.program()).isNotEqualTo(Outcome.RIGHT);
      assertThat(named)
          .as(expected.program())
          .filteredOn(Named::sure)
          .allSatisfy(one -> assertThat(one.mistake().name()).isEqualTo(expected.catalogue()));
    }
    assertThat(asked).isGreaterThanOrEqualTo(11);
    assertThat(others).hasSizeLessThanOrEqualTo(asked / 10);
  }

  /** What the corpus calls a mistake, and what the catalogue calls it. */
  private record Expected(String program, String catalogue) {}

  private static List<Expected> mistakes() throws IOException {
    List<Expected> mistakes = new ArrayList<>();
    List<String> lines = Files.readAllLines(FOLDER.resolve("expected.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (!cells[1].isEmpty()) {
        mistakes.add(new Expected(cells[0], cells[1]));
      }
    }
    List<Expected> some = new ArrayList<>();
    for (int i = 0; i < mistakes.size(); i += EVERY) {
      some.add(mistakes.get(i));
    }
    return some;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "float64",
        "float32",
        "out-in",
        "probabilities",
        "bias-column",
        "weights-only",
        "crlf"
      })
  void a_right_program_is_not_accused(String variant) {
    CheckResult result = check("right.py --variant " + variant);
    assertThat(result.outcome()).as("%s", result.findings()).isEqualTo(Outcome.RIGHT);
  }

  @Test
  void a_slope_of_1_at_0_is_right_by_another_convention() {
    CheckResult result = check("right.py --variant relu-slope-1-at-0");
    assertThat(result.outcome()).isEqualTo(Outcome.CONVENTION);
  }

  @ParameterizedTest
  @CsvSource({
    "'sum-for-mean,softmax-without-shift,log-plus-1e-8', all, 3",
    "'sum-for-mean,momentum-wrong-sign', weights, 2"
  })
  void several_mistakes_are_named_one_by_one(String mistakes, String ability, int count) {
    CheckResult result = check("wrong.py --mistake " + mistakes + " --ability " + ability);
    assertThat(result.findings().unexplained()).isEmpty();
    assertThat(result.findings().named()).hasSize(count).allMatch(Named::sure);
  }

  private static CheckResult check(String program) {
    Map<String, Object> settings =
        Map.of("command", "python3 " + FOLDER + "/" + program, "reuse", true, "stall", 60);
    Engine engine = Engines.find(new EngineReference("process", settings)).orElseThrow();
    return new Check(engine, line -> {}).run(program);
  }
}
