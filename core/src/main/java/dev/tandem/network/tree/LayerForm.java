package dev.tandem.network.tree;

import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.tree.SpecNode.Keys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * {@code {dense: 128}}, {@code {dense: auto}}, {@code {dense: {outputs: 128, bias: false}}}, {@code
 * {dropout: 0.2}}, {@code batch-norm}, {@code {batch-norm: {momentum: 0.1, epsilon: 0.00001}}},
 * {@code layer-norm}, or an activation.
 */
final class LayerForm {
  private static final String DENSE = "dense";
  private static final String OUTPUTS = "outputs";
  private static final String BIAS = "bias";
  private static final String AUTO = "auto";
  private static final String DROPOUT = "dropout";
  private static final String BATCH_NORM = "batch-norm";
  private static final String LAYER_NORM = "layer-norm";
  private static final String MOMENTUM = "momentum";
  private static final String EPSILON = "epsilon";

  /** The layers that may stand between a dense layer and its activation. */
  static final Kinds<LayerSpec> NORMALIZATIONS =
      Kinds.<LayerSpec>none()
          .and(BATCH_NORM, LayerForm::batchNorm)
          .and(LAYER_NORM, LayerForm::layerNorm);

  private static final Kinds<LayerSpec> KINDS =
      NORMALIZATIONS
          .and(DENSE, LayerForm::dense)
          .and(DROPOUT, LayerForm::dropout)
          .andAll(ActivationForm.KINDS, Activation::new);

  private LayerForm() {}

  static LayerSpec read(Located item) {
    return KINDS.tagged(item);
  }

  static Object write(LayerSpec spec) {
    return spec.accept(new Writer());
  }

  private static LayerSpec dense(Section section) {
    if (section.find(DENSE).filter(value -> value.node() instanceof Keys).isPresent()) {
      Section settings = section.section(DENSE);
      Dense dense = dense(settings, OUTPUTS);
      return settings.done(() -> dense);
    }
    return dense(section, DENSE);
  }

  private static Dense dense(Section section, String widthKey) {
    OptionalInt outputs = section.integerOr(AUTO, widthKey);
    boolean bias = section.flag(BIAS, Dense.DEFAULT_BIAS);
    return section.find(widthKey).orElseThrow().build(() -> new Dense(outputs, bias));
  }

  private static LayerSpec dropout(Section section) {
    double probability = section.number(DROPOUT);
    return section.done(() -> new Dropout(probability));
  }

  private static LayerSpec batchNorm(Section section) {
    Section settings = section.section(BATCH_NORM);
    double momentum = settings.number(MOMENTUM, BatchNorm.DEFAULT.momentum());
    double epsilon = settings.number(EPSILON, BatchNorm.DEFAULT.epsilon());
    return settings.done(() -> new BatchNorm(momentum, epsilon));
  }

  private static LayerSpec layerNorm(Section section) {
    Section settings = section.section(LAYER_NORM);
    double epsilon = settings.number(EPSILON, LayerNorm.DEFAULT.epsilon());
    return settings.done(() -> new LayerNorm(epsilon));
  }

  private static final class Writer implements LayerSpec.Visitor<Object> {
    @Override
    public Object dense(Dense spec) {
      Object width = spec.outputs().isPresent() ? spec.outputs().getAsInt() : AUTO;
      return spec.bias()
          ? Map.of(DENSE, width)
          : Map.of(DENSE, settings(OUTPUTS, width, BIAS, false));
    }

    @Override
    public Object activation(Activation spec) {
      return ActivationForm.write(spec.function());
    }

    @Override
    public Object dropout(Dropout spec) {
      return Map.of(DROPOUT, spec.probability());
    }

    @Override
    public Object batchNorm(BatchNorm spec) {
      return Map.of(BATCH_NORM, settings(MOMENTUM, spec.momentum(), EPSILON, spec.epsilon()));
    }

    @Override
    public Object layerNorm(LayerNorm spec) {
      return Map.of(LAYER_NORM, Map.of(EPSILON, spec.epsilon()));
    }

    private static Map<String, Object> settings(String a, Object first, String b, Object second) {
      Map<String, Object> inOrder = new LinkedHashMap<>();
      inOrder.put(a, first);
      inOrder.put(b, second);
      return inOrder;
    }
  }
}
