package dev.tandem.network;

import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The usual network in few words: for each width a dense layer, its normalization if any, the
 * activation and, above 0, dropout; at the end the output layer, which always has a bias, and what
 * is made of its outputs.
 *
 * @param widths of the hidden layers; none makes a linear model
 * @param bias whether the hidden layers have one; in front of a normalization it is of no use
 * @param normalization stands between each hidden layer and its activation
 * @param dropout probability of dropping a unit
 * @param output of the output layer; identity leaves logits or numbers as they are
 */
public record HiddenLayers(
    List<Integer> widths,
    boolean bias,
    Optional<LayerSpec> normalization,
    ActivationSpec activation,
    double dropout,
    ActivationSpec output) {
  public static final boolean DEFAULT_BIAS = Dense.DEFAULT_BIAS;
  public static final Optional<LayerSpec> DEFAULT_NORMALIZATION = Optional.empty();
  public static final ActivationSpec DEFAULT_ACTIVATION = new ActivationSpec.Relu();
  public static final double DEFAULT_DROPOUT = 0;
  public static final ActivationSpec DEFAULT_OUTPUT = new ActivationSpec.Identity();

  public HiddenLayers {
    widths = List.copyOf(widths);
    Ranges.fraction("dropout", dropout);
  }

  /** The layers, the last one's width left open. */
  public List<LayerSpec> layers() {
    List<LayerSpec> layers = new ArrayList<>();
    for (int width : widths) {
      layers.add(new Dense(OptionalInt.of(width), bias));
      normalization.ifPresent(layers::add);
      layers.add(new Activation(activation));
      if (dropout != 0) {
        layers.add(new Dropout(dropout));
      }
    }
    layers.add(new Dense(OptionalInt.empty(), Dense.DEFAULT_BIAS));
    if (!output.equals(DEFAULT_OUTPUT)) {
      layers.add(new Activation(output));
    }
    return layers;
  }
}
