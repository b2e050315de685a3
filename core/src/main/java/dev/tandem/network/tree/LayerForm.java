package dev.tandem.network.tree;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import java.util.Map;
import java.util.OptionalInt;

/** {@code {dense: 128}}, {@code {dense: auto}}, {@code relu} or {@code {dropout: 0.2}}. */
final class LayerForm {
  private static final String DENSE = "dense";
  private static final String AUTO = "auto";
  private static final String DROPOUT = "dropout";

  private static final Kinds<LayerSpec> KINDS = kinds();

  private LayerForm() {}

  static LayerSpec read(Located item) {
    return KINDS.tagged(item);
  }

  static Object write(LayerSpec spec) {
    return spec.accept(new Writer());
  }

  private static Kinds<LayerSpec> kinds() {
    Kinds<LayerSpec> kinds =
        Kinds.<LayerSpec>none().and(DENSE, LayerForm::dense).and(DROPOUT, LayerForm::dropout);
    for (ActivationSpec activation : ActivationForm.PLAIN) {
      kinds = kinds.and(activation.name(), new Activation(activation));
    }
    return kinds;
  }

  private static LayerSpec dense(Section section) {
    OptionalInt outputs = section.integerOr(AUTO, DENSE);
    return section.done(() -> new Dense(outputs, true));
  }

  private static LayerSpec dropout(Section section) {
    double probability = section.number(DROPOUT);
    return section.done(() -> new Dropout(probability));
  }

  private static final class Writer implements LayerSpec.Visitor<Object> {
    @Override
    public Object dense(Dense spec) {
      return Map.of(DENSE, spec.outputs().isPresent() ? spec.outputs().getAsInt() : AUTO);
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
      return "batch-norm";
    }

    @Override
    public Object layerNorm(LayerNorm spec) {
      return "layer-norm";
    }
  }
}
