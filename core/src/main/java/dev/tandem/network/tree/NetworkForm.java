package dev.tandem.network.tree;

import dev.tandem.network.ActivationSpec;
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
 * A network by its hidden widths, {@code {hidden: [128, 64], activation: relu, dropout: 0.2}}, or
 * layer by layer, {@code {layers: [{dense: 128}, relu, {dense: auto}]}}; both with {@code inputs}
 * and {@code initialization}.
 */
public final class NetworkForm {
  static final String HIDDEN = "hidden";
  static final String LAYERS = "layers";

  private static final String ACTIVATION = "activation";
  private static final String DROPOUT = "dropout";
  private static final String INPUTS = "inputs";
  private static final String INITIALIZATION = "initialization";

  /** What makes sense beside {@link #HIDDEN} only. */
  static final List<String> HIDDEN_SETTINGS = List.of(ACTIVATION, DROPOUT);

  private static final List<String> KEYS =
      List.of(HIDDEN, ACTIVATION, DROPOUT, LAYERS, INPUTS, INITIALIZATION);

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
    InitializationSpec initialization =
        section
            .find(INITIALIZATION)
            .map(InitializationForm::read)
            .orElse(NetworkSpec.DEFAULT_INITIALIZATION);
    List<LayerSpec> stack =
        hasHidden ? hidden(section, initialization) : layers(section, layers.orElseThrow());
    return section.done(
        () -> new NetworkSpec(inputs, stack, initialization, NetworkSpec.DEFAULT_BIASES));
  }

  /** A map in order, layer by layer, with all defaults, which {@link #read} reads. */
  public static Map<String, Object> write(NetworkSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    spec.inputs().ifPresent(inputs -> keys.put(INPUTS, inputs));
    keys.put(LAYERS, spec.layers().stream().map(LayerForm::write).toList());
    keys.put(INITIALIZATION, InitializationForm.write(spec.initialization()));
    return keys;
  }

  private static List<LayerSpec> layers(Section section, Located layers) {
    for (String key : HIDDEN_SETTINGS) {
      if (section.find(key).isPresent()) {
        throw section.refuse(key, "network.hidden, which it goes with", "network.layers");
      }
    }
    return layers.items().stream().map(LayerForm::read).toList();
  }

  private static List<LayerSpec> hidden(Section section, InitializationSpec initialization) {
    List<Integer> widths = section.list(HIDDEN).stream().map(NetworkForm::width).toList();
    ActivationSpec activation =
        section.find(ACTIVATION).map(ActivationForm::read).orElse(NetworkSpec.DEFAULT_ACTIVATION);
    double dropout = section.number(DROPOUT, NetworkSpec.DEFAULT_DROPOUT);
    return section.done(
        () -> NetworkSpec.hidden(widths, activation, dropout, initialization).layers());
  }

  private static int width(Located item) {
    int width = item.integer();
    return item.build(() -> new Dense(width)).outputs().orElseThrow();
  }
}
