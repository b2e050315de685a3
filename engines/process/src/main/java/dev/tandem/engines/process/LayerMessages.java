package dev.tandem.engines.process;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.LayerKind;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Layers as the protocol has them: one object each, with all settings by name. */
final class LayerMessages implements LayerSpec.Visitor<Void>, ActivationSpec.Visitor<Void> {
  private final Map<String, Object> keys = new LinkedHashMap<>();
  private final int inputs;

  private LayerMessages(int index, LayerSpec layer, int inputs) {
    this.inputs = inputs;
    keys.put("index", index);
    keys.put("type", LayerKind.of(layer));
  }

  /** Of a fitted network. */
  static List<Map<String, Object>> of(NetworkSpec network) {
    List<Map<String, Object>> messages = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      LayerSpec layer = network.layers().get(i);
      LayerMessages message = new LayerMessages(i, layer, network.widthInto(i));
      layer.accept(message);
      messages.add(message.keys);
    }
    return messages;
  }

  @Override
  public Void dense(LayerSpec.Dense spec) {
    keys.put("inputs", inputs);
    keys.put("outputs", spec.outputs().orElseThrow());
    keys.put("bias", spec.bias());
    return null;
  }

  @Override
  public Void activation(LayerSpec.Activation spec) {
    keys.put("width", inputs);
    return spec.function().accept(this);
  }

  @Override
  public Void dropout(LayerSpec.Dropout spec) {
    keys.put("width", inputs);
    keys.put("probability", spec.probability());
    return null;
  }

  @Override
  public Void batchNorm(LayerSpec.BatchNorm spec) {
    keys.put("width", inputs);
    keys.put("momentum", spec.momentum());
    keys.put("epsilon", spec.epsilon());
    return null;
  }

  @Override
  public Void layerNorm(LayerSpec.LayerNorm spec) {
    keys.put("width", inputs);
    keys.put("epsilon", spec.epsilon());
    return null;
  }

  @Override
  public Void identity(ActivationSpec.Identity spec) {
    return null;
  }

  @Override
  public Void relu(ActivationSpec.Relu spec) {
    return null;
  }

  @Override
  public Void tanh(ActivationSpec.Tanh spec) {
    return null;
  }

  @Override
  public Void sigmoid(ActivationSpec.Sigmoid spec) {
    return null;
  }

  @Override
  public Void leakyRelu(ActivationSpec.LeakyRelu spec) {
    keys.put("slope", spec.slope());
    return null;
  }

  @Override
  public Void elu(ActivationSpec.Elu spec) {
    keys.put("alpha", spec.alpha());
    return null;
  }

  @Override
  public Void selu(ActivationSpec.Selu spec) {
    return null;
  }

  @Override
  public Void gelu(ActivationSpec.Gelu spec) {
    keys.put("form", spec.form().name().toLowerCase(Locale.ROOT));
    return null;
  }

  @Override
  public Void silu(ActivationSpec.Silu spec) {
    return null;
  }

  @Override
  public Void softplus(ActivationSpec.Softplus spec) {
    keys.put("beta", spec.beta());
    return null;
  }
}
