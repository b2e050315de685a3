package dev.tandem.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.Ability;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates train as the textbook does; those of languages that this machine has. */
@Tag("once")
class TemplatesTest {
  private static final double TOLERANCE = 1e-12;

  @TempDir Path folder;

  static Stream<String> templates() {
    Map<String, List<String>> needs = new LinkedHashMap<>();
    needs.put("java/MyNetwork.java", List.of("java", "--version"));
    needs.put("python/my_network.py", List.of("python3", "--version"));
    needs.put("numpy/my_network.py", List.of("python3", "-c", "import numpy"));
    needs.put("c/my_network.c", List.of("cc", "--version"));
    return needs.keySet().stream()
        .filter(template -> runs(needs.get(template).toArray(String[]::new)));
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void a_template_trains_as_the_textbook_does(String template) throws IOException {
    Engine engine = engine(template);
    assertThat(engine.availability()).isInstanceOf(Availability.Ready.class);
    Tiny tiny = TinyExperiments.deep().with(new Sgd(0.1, 0.9));
    for (ActivationSpec activation :
        List.of(
            new ActivationSpec.Tanh(),
            new ActivationSpec.Relu(),
            new ActivationSpec.Sigmoid(),
            new ActivationSpec.Identity())) {
      requireSame(engine, TinyExperiments.deepWith(activation).with(new Sgd(0.1, 0.9)));
    }
    requireSame(engine, tiny.with(new LossSpec.SoftmaxCrossEntropy(LossSpec.Reduction.SUM)));
    assertThatThrownBy(() -> open(engine, tiny.with(new Sgd(0.1, 0.9, 0, 0, true))))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("nesterov");
    engine.release();
  }

  private void requireSame(Engine engine, Tiny tiny) {
    List<Batch> batches =
        Stream.iterate(1, step -> step + 1).limit(8).map(step -> tiny.batch(step, 5, 0.1)).toList();
    try (Session program = open(engine, tiny);
        Session textbook = open(new TextbookEngine(), tiny)) {
      double[] expected = losses(textbook, batches);
      assertThat(losses(program, batches)).containsExactly(expected, within(TOLERANCE));
      SessionState state = program.state();
      assertThat(state.parameters().maxDifference(textbook.state().parameters()))
          .isLessThanOrEqualTo(TOLERANCE);
      assertThat(program.predict(tiny.training().features()).values())
          .containsExactly(
              textbook.predict(tiny.training().features()).values(), within(TOLERANCE));
      Batch next = tiny.batch(9, 7, 0.1);
      assertThat(program.gradients(next).maxDifference(textbook.gradients(next)))
          .isLessThanOrEqualTo(TOLERANCE);
      if (program.abilities().contains(Ability.FORWARD)) {
        for (int layer = 0; layer < 3; layer++) {
          assertThat(program.forward(next).get(layer).values())
              .containsExactly(textbook.forward(next).get(layer).values(), within(TOLERANCE));
        }
      }
      assertThat(program.state()).isEqualTo(state);
    }
  }

  private static double[] losses(Session session, List<Batch> batches) {
    return session.steps(batches).stream().mapToDouble(result -> result.lossSum()).toArray();
  }

  private Engine engine(String template) throws IOException {
    Path program = copy(template);
    if (template.startsWith("c/")) {
      copy("c/tandem.h");
      String compiled = folder.resolve("my_network").toString();
      String[] options = {"-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror"};
      List<String> command =
          Stream.concat(
                  Stream.of("cc"),
                  Stream.concat(
                      Stream.of(options), Stream.of("-o", compiled, program.toString(), "-lm")))
              .toList();
      assertThat(runs(command.toArray(String[]::new))).isTrue();
      program = Path.of(compiled);
    }
    return new ProcessEngine()
        .with(Map.of("command", List.of(program.toString()), "reuse", true, "stall", 60));
  }

  private Path copy(String template) throws IOException {
    Path file = folder.resolve(template.substring(template.indexOf('/') + 1));
    try (InputStream text = ProcessEngine.class.getResourceAsStream("templates/" + template)) {
      Files.copy(text, file);
    }
    return file;
  }

  private static Session open(Engine engine, Tiny tiny) {
    return engine.open(
        tiny.experiment(),
        new Execution(1, Precision.FLOAT64),
        Initializer.initialState(tiny.experiment().network(), 7),
        tiny.training());
  }
}
