package dev.tandem.workbench.contender.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.engine.Trace;
import dev.tandem.engine.Trace.LayerTrace;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Conventions.Departure;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Conventions.MaskedLayer;
import dev.tandem.workbench.observed.Conventions.Masks;
import dev.tandem.workbench.observed.Conventions.Part;
import dev.tandem.workbench.observed.Finding;
import dev.tandem.workbench.observed.Glance;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sessions hold to their formulas; what does not is found. */
class SessionReaderTest {
  private static final int STEPS = 5;
  private static final double RATE = 0.05;

  static Stream<Tiny> honest() {
    Tiny deep = TinyExperiments.deep();
    Stream<Tiny> networks =
        Stream.of(
            TinyExperiments.everyLayer(),
            TinyExperiments.deepWithDropout(),
            TinyExperiments.normalized(LayerSpec.BatchNorm.DEFAULT),
            TinyExperiments.normalized(LayerSpec.LayerNorm.DEFAULT));
    Stream<Tiny> activations =
        Stream.of(
                new ActivationSpec.Relu(),
                new ActivationSpec.Sigmoid(),
                ActivationSpec.LeakyRelu.DEFAULT,
                ActivationSpec.Elu.DEFAULT,
                new ActivationSpec.Selu(),
                ActivationSpec.Gelu.DEFAULT,
                new ActivationSpec.Gelu(ActivationSpec.Gelu.Form.TANH),
                new ActivationSpec.Silu(),
                ActivationSpec.Softplus.DEFAULT)
            .map(TinyExperiments::deepWith);
    Stream<Tiny> losses =
        Stream.of(
            deep.with(
                new LossSpec.SoftmaxCrossEntropy(
                    Reduction.SUM, 0.1, new ClassWeights.Given(List.of(1.0, 2.0, 0.5)))),
            TinyExperiments.oneLogit(),
            TinyExperiments.deep().with(LossSpec.MeanSquaredError.DEFAULT),
            TinyExperiments.oneLogit().with(new LossSpec.Huber(Reduction.SUM, 0.5)),
            TinyExperiments.regression(LossSpec.MeanSquaredError.DEFAULT),
            TinyExperiments.regression(LossSpec.MeanAbsoluteError.DEFAULT),
            TinyExperiments.regression(new LossSpec.Huber(Reduction.SUM, 0.5)));
    Stream<Tiny> optimizers =
        Stream.of(
                new OptimizerSpec.Sgd(RATE, 0.9, 0.1, 0.01, false),
                new OptimizerSpec.Sgd(RATE, 0.9, 0, 0.01, true),
                new OptimizerSpec.Adam(RATE, 0.9, 0.999, 1e-8, 0.01, true),
                OptimizerSpec.AdamW.DEFAULT,
                new OptimizerSpec.RmsProp(RATE, 0.99, 1e-8, 0.01, 0.9, false),
                new OptimizerSpec.Adagrad(RATE, 0.1, 0.01, 0.2, 1e-10))
            .map(deep::with);
    Stream<Tiny> regularized =
        Stream.of(
                new RegularizationSpec(0.01, OptionalDouble.of(0.1), OptionalDouble.empty()),
                new RegularizationSpec(0, OptionalDouble.empty(), OptionalDouble.of(0.01)))
            .map(deep::with);
    return Stream.of(networks, activations, losses, optimizers, regularized)
        .flatMap(stream -> stream);
  }

  @ParameterizedTest
  @MethodSource("honest")
  void what_textbook_and_scratch_compute_is_what_the_formulas_say(Tiny tiny) {
    Conventions textbook = conventions("textbook", tiny, trace -> trace);
    Conventions scratch = conventions("scratch", tiny, trace -> trace);

    for (Finding<Formula> finding :
        List.of(textbook.network(), textbook.loss(), textbook.optimizer())) {
      assertThat(finding.known()).as(finding.seen()).isTrue();
      assertThat(finding.value().departure()).isNull();
    }
    assertThat(textbook.masks().value().layers())
        .allSatisfy(mask -> assertThat(mask.deviating()).isZero());
    assertThat(scratch).isEqualTo(textbook);
  }

  @Test
  void updates_of_another_size_are_no_updates_of_that_optimizer() {
    Conventions seen =
        conventions(
            "scratch",
            TinyExperiments.deep(),
            trace ->
                new Trace(
                    trace.loss(),
                    trace.layers(),
                    trace.gradients(),
                    trace.clippedGradients(),
                    times(trace.updates(), 2)));

    assertThat(seen.optimizer().value().settings()).containsEntry("type", "sgd");
    assertThat(seen.optimizer().value().departure().part()).isEqualTo(Part.UPDATE);
    assertThat(seen.optimizer().value().departure().seen()).isCloseTo(2, within(1e-4));
    assertThat(seen.loss().value().departure()).isNull();
  }

  @Test
  void a_sum_is_no_mean() {
    Conventions seen =
        conventions(
            "scratch",
            TinyExperiments.deep(),
            trace ->
                new Trace(
                    8 * trace.loss(),
                    trace.layers().stream()
                        .map(
                            layer ->
                                new LayerTrace(
                                    layer.output(), layer.outputGradient().map(g -> 8 * g)))
                        .toList(),
                    trace.gradients(),
                    trace.clippedGradients(),
                    trace.updates()));

    assertThat(seen.loss().value().settings())
        .containsEntry("type", "softmax-cross-entropy")
        .containsEntry("reduction", "mean");
    assertThat(seen.loss().value().departure().part()).isEqualTo(Part.LOSS_GRADIENT);
    assertThat(seen.loss().value().departure().seen()).isCloseTo(8, within(1e-3));
  }

  @Test
  void a_mask_that_is_not_scaled_is_not_as_core_draws_it() {
    Conventions seen =
        conventions(
            "scratch",
            TinyExperiments.deepWithDropout(),
            trace -> {
              List<LayerTrace> layers = new ArrayList<>(trace.layers());
              LayerTrace below = layers.get(1);
              LayerTrace dropout = layers.get(2);
              layers.set(1, new LayerTrace(below.output(), below.outputGradient().map(g -> g / 2)));
              layers.set(
                  2, new LayerTrace(dropout.output().map(v -> v / 2), dropout.outputGradient()));
              return new Trace(
                  trace.loss(),
                  layers,
                  trace.gradients(),
                  trace.clippedGradients(),
                  trace.updates());
            });

    MaskedLayer mask = seen.masks().value().layers().get(0);
    assertThat(mask.layer()).isEqualTo(2);
    assertThat(mask.deviating()).isBetween(1, mask.units());
    assertThat(seen.network().value().departure())
        .isEqualTo(new Departure(Part.LAYER, 3, null, null));
  }

  @Test
  void settings_are_those_of_the_experiment_with_regularization_beside_the_optimizer() {
    RegularizationSpec l1 =
        new RegularizationSpec(0.01, OptionalDouble.empty(), OptionalDouble.empty());
    Tiny tiny = TinyExperiments.deep().with(l1);
    Conventions seen = conventions("scratch", tiny, trace -> trace);

    assertThat(seen.network().value().settings()).containsOnlyKeys("inputs", "layers");
    assertThat(seen.optimizer().value().settings())
        .containsKey("learningRate")
        .containsEntry(
            "regularization", Map.of("l1", 0.01, "clipNorm", "none", "clipValue", "none"));
    assertThat(seen.masks()).isEqualTo(Finding.of(new Masks(List.of(), null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "scratch"})
  void gradient_norms_are_by_layer(String engine) {
    Tiny tiny = TinyExperiments.deep();
    try (Session session = open(engine, tiny)) {
      Batch batch = tiny.batch(1, 8, RATE);
      Trace trace = session.trace(batch);
      Glance glance = new SessionReader(tiny.experiment(), tiny.training()).look(session, batch);

      assertThat(glance.gradientNorms()).containsOnlyKeys("0", "2");
      double squares = 0;
      for (String name : List.of("0.weight", "0.bias")) {
        for (double g : trace.gradients().get(name).toDoubles()) {
          squares += g * g;
        }
      }
      assertThat(glance.gradientNorms().get("0")).isEqualTo(Math.sqrt(squares));
    }
  }

  @Test
  void a_reader_that_never_looked_knows_nothing() {
    Tiny tiny = TinyExperiments.deepWithDropout();
    Conventions nothing = new SessionReader(tiny.experiment(), tiny.training()).conventions();

    assertThat(nothing.loss().known()).isFalse();
    assertThat(nothing.loss().seen()).isEqualTo("its steps do not show");
    assertThat(nothing.loss().value().settings())
        .containsEntry("type", "softmax-cross-entropy"); // as it was asked for
    assertThat(nothing.masks().known()).isFalse();
  }

  /** After a few steps, of which each was looked at before. */
  private static Conventions conventions(
      String engine, Tiny tiny, UnaryOperator<Trace> distortion) {
    SessionReader reader = new SessionReader(tiny.experiment(), tiny.training());
    try (Session session = open(engine, tiny)) {
      for (int step = 1; step <= STEPS; step++) {
        Batch batch = tiny.batch(step, 8, RATE);
        reader.look(distorted(session, distortion), batch);
        session.step(batch);
      }
      return reader.conventions();
    }
  }

  private static Session open(String engine, Tiny tiny) {
    Engine found = Engines.find(engine).orElseThrow();
    return found.open(
        tiny.experiment(),
        new Execution(1, found.precisions().get(0)),
        Initializer.initialState(tiny.experiment().network(), 1),
        tiny.training());
  }

  /** The session, with what it traces changed. */
  private static Session distorted(Session session, UnaryOperator<Trace> distortion) {
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> {
              Object result = method.invoke(session, arguments);
              return result instanceof Trace trace ? distortion.apply(trace) : result;
            });
  }

  private static Parameters times(Parameters parameters, double factor) {
    Map<String, Tensor> scaled = new LinkedHashMap<>();
    parameters
        .tensors()
        .forEach(
            (name, tensor) -> {
              double[] values = tensor.toDoubles();
              for (int i = 0; i < values.length; i++) {
                values[i] *= factor;
              }
              scaled.put(name, Tensor.of(values, tensor.shape()));
            });
    return new Parameters(scaled);
  }
}
