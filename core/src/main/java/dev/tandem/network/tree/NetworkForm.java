package dev.tandem.network.tree;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.HiddenLayers;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A network by its hidden widths, {@code {hidden: [128, 64], activation: relu, dropout: 0.2,
 * normalization: batch-norm, bias: false, output: sigmoid}}, or layer by layer, {@code {layers:
 * [{dense: 128}, relu, {dense: auto}]}}; both with {@code inputs}, {@code initialization} and
 * {@code biases}.
 */
public final class NetworkForm {
  static final String HIDDEN = "hidden";
  static final String LAYERS = "layers";
  static final String ACTIVATION = "activation";
  static final String NORMALIZATION = "normalization";
  static final String OUTPUT = "output";
  static final String INITIALIZATION = "initialization";
  static final String BIASES = "biases";

  private static final String DROPOUT = "dropout";
  private static final String BIAS = "bias";
  private static final String INPUTS = "inputs";

  /** What makes sense beside {@link #HIDDEN} only. */
  static final List<String> HIDDEN_SETTINGS =
      List.of(ACTIVATION, DROPOUT, NORMALIZATION, BIAS, OUTPUT);

  private static final List<String> KEYS =
      List.of(
          HIDDEN,
          ACTIVATION,
          DROPOUT,
          NORMALIZATION,
          BIAS,
          OUTPUT,
          LAYERS,
          INPUTS,
          INITIALIZATION,
          BIASES);

  private static final Kinds<Optional<LayerSpec>> NORMALIZATIONS =
      Kinds.<Optional<LayerSpec>>none()
          .and("none", Optional.empty())
          .andAll(LayerForm.NORMALIZATIONS, Optional::of);

  private NetworkForm() {}

  /**
   * Reads a map of keys.
   *
   * @throws dev.tandem.network.SpecException if a key or a value is not one of a network, or if
   *     there are both forms or neither
   */
  public static NetworkSpec read(Section section) {
    section.allow(KEYS); // first: a misspelt form should not be reported as missing
    Optional<Located> layers = section.find(LAYERS);
    boolean hasHidden = section.find(HIDDEN).isPresent();
    if (layers.isPresent() == hasHidden) {
      throw section.refuse("either hidden or layers", hasHidden ? "both" : "neither");
    }
    OptionalInt inputs = section.integerIfAny(INPUTS);
    InitializationSpec weights =
        initialization(section, INITIALIZATION, NetworkSpec.DEFAULT_INITIALIZATION);
    InitializationSpec biases = initialization(section, BIASES, NetworkSpec.DEFAULT_BIASES);
    List<LayerSpec> stack = hasHidden ? hidden(section) : layers(section, layers.orElseThrow());
    return section.done(() -> new NetworkSpec(inputs, stack, weights, biases));
  }

  /** A map in order, layer by layer, with all defaults, which {@link #read} reads. */
  public static Map<String, Object> write(NetworkSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    spec.inputs().ifPresent(inputs -> keys.put(INPUTS, inputs));
    keys.put(LAYERS, spec.layers().stream().map(LayerForm::write).toList());
    keys.put(INITIALIZATION, InitializationForm.write(spec.initialization()));
    keys.put(BIASES, InitializationForm.write(spec.biases()));
    return keys;
  }

  private static InitializationSpec initialization(
      Section section, String key, InitializationSpec standard) {
    return section.find(key).map(InitializationForm::read).orElse(standard);
  }

  private static List<LayerSpec> layers(Section section, Located layers) {
    for (String key : HIDDEN_SETTINGS) {
      if (section.find(key).isPresent()) {
        throw section.refuse(key, "network.hidden, which it goes with", "network.layers");
      }
    }
    return layers.items().stream().map(LayerForm::read).toList();
  }

  private static List<LayerSpec> hidden(Section section) {
    List<Integer> widths = section.list(HIDDEN).stream().map(NetworkForm::width).toList();
    boolean bias = section.flag(BIAS, HiddenLayers.DEFAULT_BIAS);
    Optional<LayerSpec> normalization =
        section
            .find(NORMALIZATION)
            .map(NORMALIZATIONS::tagged)
            .orElse(HiddenLayers.DEFAULT_NORMALIZATION);
    ActivationSpec activation = activation(section, ACTIVATION, HiddenLayers.DEFAULT_ACTIVATION);
    ActivationSpec output = activation(section, OUTPUT, HiddenLayers.DEFAULT_OUTPUT);
    double dropout = section.number(DROPOUT, HiddenLayers.DEFAULT_DROPOUT);
    return section.done(
        () -> new HiddenLayers(widths, bias, normalization, activation, dropout, output).layers());
  }

  private static ActivationSpec activation(Section section, String key, ActivationSpec standard) {
    return section.find(key).map(ActivationForm::read).orElse(standard);
  }

  private static int width(Located item) {
    int width = item.integer();
    return item.build(() -> new Dense(width)).outputs().orElseThrow();
  }
}
