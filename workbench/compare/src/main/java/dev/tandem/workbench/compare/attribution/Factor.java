package dev.tandem.workbench.compare.attribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something in which two contenders differ and which changes as a whole.
 *
 * @param name in words, as in "momentum explains 3.0 of it"
 * @param keys that change with it
 */
record Factor(String name, List<String> keys) {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(FlatSettings.ENGINE, "the engine"),
          Map.entry("data.trainRows", "the number of training rows"),
          Map.entry("data.testRows", "the number of test rows"),
          Map.entry("data.rows", "the number of rows"),
          Map.entry("data.testFraction", "the share of test rows"),
          Map.entry("data.validation", "the share of validation rows"),
          Map.entry("data.seed", "the data's seed"),
          Map.entry("data.ignore", "the columns left out"),
          Map.entry("data.labelNoise", "the wrong labels"),
          Map.entry("network.hidden", "the hidden layers"),
          Map.entry("network.bias", "the hidden layers' biases"),
          Map.entry("network.biases", "the initial biases"),
          Map.entry("network.initialization", "the initial weights"),
          Map.entry("optimizer.momentum", "momentum"),
          Map.entry("optimizer.nesterov", "Nesterov momentum"),
          Map.entry("optimizer.dampening", "dampening"),
          Map.entry("optimizer.amsgrad", "AMSGrad"),
          Map.entry("network.dropout", "dropout"),
          Map.entry("training.epochs", "the number of epochs"),
          Map.entry("training.earlyStopping", "early stopping"),
          Map.entry("regularization.l1", "L1"),
          Map.entry("regularization.l2", "L2"));

  Factor {
    keys = List.copyOf(keys);
  }

  /** Returns the factor of a key: its name, or its last word. */
  static Factor of(String key) {
    String word = key.substring(key.lastIndexOf('.') + 1);
    String words = word.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(java.util.Locale.ROOT);
    return new Factor(NAMES.getOrDefault(key, "the " + words), List.of(key));
  }

  /** Returns both as one. */
  Factor and(Factor other) {
    List<String> all = new ArrayList<>(keys);
    all.addAll(other.keys);
    return new Factor(name + " with " + other.name, all);
  }

  /** Returns its keys' values, by key. */
  Map<String, Object> of(Map<String, Object> settings) {
    Map<String, Object> own = new LinkedHashMap<>();
    keys.stream().filter(settings::containsKey).forEach(key -> own.put(key, settings.get(key)));
    return own;
  }
}
