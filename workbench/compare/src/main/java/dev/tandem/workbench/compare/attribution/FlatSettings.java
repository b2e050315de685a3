package dev.tandem.workbench.compare.attribution;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.HiddenLayers;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.contender.process.Contender;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contender's settings by key, {@code optimizer.momentum}, every default resolved; beside them
 * {@link #ENGINE}, which stands for engine, precision and threads. Of a network that fits the short
 * form, {@code network.hidden} and its neighbours, so that a width and an activation are two
 * settings.
 */
final class FlatSettings {
  static final String ENGINE = "engine";

  private static final String NETWORK = "network";
  private static final String LAYERS = NETWORK + ".layers";
  private static final String HIDDEN = NETWORK + ".hidden";

  private FlatSettings() {}

  /** Two contenders' settings, both networks in the same form. */
  record Pair(Map<String, Object> first, Map<String, Object> second) {}

  static Pair of(Contender first, Contender second) {
    Map<String, Object> one = longForm(first);
    Map<String, Object> other = longForm(second);
    Optional<Map<String, Object>> oneShort = shortForm(one, first.experiment());
    Optional<Map<String, Object>> otherShort = shortForm(other, second.experiment());
    if (oneShort.isEmpty() || otherShort.isEmpty()) {
      return new Pair(one, other);
    }
    return new Pair(
        completed(oneShort.get(), otherShort.get()), completed(otherShort.get(), oneShort.get()));
  }

  /** A network without hidden layers has none of their settings, and takes the other side's. */
  private static Map<String, Object> completed(Map<String, Object> own, Map<String, Object> other) {
    Map<String, Object> completed = new LinkedHashMap<>(own);
    if (List.of().equals(own.get(HIDDEN))) {
      for (String key : List.of("activation", "dropout", "normalization", "bias")) {
        completed.computeIfAbsent(NETWORK + "." + key, other::get);
      }
    }
    return completed;
  }

  private static Map<String, Object> longForm(Contender contender) {
    Map<String, Object> flat = new LinkedHashMap<>();
    ExperimentWriter.write(contender.experiment())
        .forEach(
            (section, value) -> {
              if (value instanceof Map<?, ?> keys && !section.equals("threshold")) {
                keys.forEach((key, inner) -> flat.put(section + "." + key, inner));
              } else {
                flat.put(section, value);
              }
            });
    flat.put(ENGINE, engine(contender));
    return flat;
  }

  private static String engine(Contender contender) {
    int threads = contender.execution().threads();
    String settings =
        contender.engine().settings().isEmpty() ? "" : " " + contender.engine().settings();
    return contender.engine().name()
        + settings
        + ", "
        + contender.execution().precision().label()
        + (threads == 1 ? "" : ", " + threads + " threads");
  }

  /** Empty if the network is none that the short form can say. */
  private static Optional<Map<String, Object>> shortForm(
      Map<String, Object> flat, ExperimentSpec experiment) {
    List<LayerSpec> layers = experiment.network().layers();
    List<?> plain = (List<?>) flat.get(LAYERS);
    Map<String, Object> form = new LinkedHashMap<>(flat);
    form.remove(LAYERS);
    List<LayerSpec> inside = layers.subList(0, layers.size() - 1);
    List<LayerSpec.Dense> dense =
        inside.stream().filter(LayerSpec::isDense).map(LayerSpec.Dense.class::cast).toList();
    if (dense.stream().anyMatch(layer -> layer.outputs().isEmpty())) {
      return Optional.empty();
    }
    form.put(HIDDEN, dense.stream().map(layer -> (long) layer.outputs().getAsInt()).toList());
    if (!dense.isEmpty()) {
      form.put(NETWORK + ".bias", dense.get(0).bias());
      form.put(NETWORK + ".dropout", HiddenLayers.DEFAULT_DROPOUT);
      form.put(NETWORK + ".normalization", "none");
    }
    for (int i = inside.size() - 1; i >= 0; i--) {
      if (inside.get(i) instanceof LayerSpec.Dropout dropout) {
        form.put(NETWORK + ".dropout", dropout.probability());
      } else if (inside.get(i) instanceof LayerSpec.Activation) {
        form.put(NETWORK + ".activation", plain.get(i));
      } else if (!inside.get(i).isDense()) {
        form.put(NETWORK + ".normalization", plain.get(i));
      }
    }
    return saysTheSame(form, inside) ? Optional.of(form) : Optional.empty();
  }

  private static boolean saysTheSame(Map<String, Object> form, List<LayerSpec> inside) {
    try {
      List<LayerSpec> read = experiment(form).network().layers();
      return read.subList(0, read.size() - 1).equals(inside);
    } catch (dev.tandem.network.SpecException notInShort) {
      return false;
    }
  }

  /**
   * The experiment of some settings.
   *
   * @throws dev.tandem.network.SpecException if they do not go together
   */
  static ExperimentSpec experiment(Map<String, Object> flat) {
    SpecNode tree = SpecNode.of(Map.of(), "combination");
    for (Map.Entry<String, Object> entry : flat.entrySet()) {
      if (!entry.getKey().equals(ENGINE)) {
        tree = tree.with(entry.getKey(), SpecNode.of(entry.getValue(), "combination"));
      }
    }
    return ExperimentReader.read(tree);
  }
}
