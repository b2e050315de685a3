package dev.tandem.workbench.compare.sweep;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A key of the experiment and what it may be.
 *
 * @param path such as {@code "optimizer.learningRate"}
 * @param choices at least one, all different
 */
record VariedKey(String path, List<Choice> choices) {
  /** Where messages say that a value stands. */
  static final String ORIGIN = "--vary";

  private static final Map<String, String> NOT_VARIED =
      Map.of(
          "training.seed", "--seeds gives every combination the same seeds",
          "repeats", "--repeats gives every combination as many runs",
          "contenders", "a sweep runs on one engine, which --engine names",
          "threads", "--threads sets them for all runs",
          "name", "the combinations share the experiment's name");

  /**
   * Reads {@code KEY=VALUE,VALUE,...}; values are YAML, so that {@code [64],[128,64]} are two.
   *
   * @throws ExperimentException in one line, if it is none
   */
  static VariedKey parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || text.substring(equals + 1).isBlank()) {
      throw refuse(
          "expected KEY=VALUE,VALUE,..., such as optimizer.learningRate=0.001,0.01, got '"
              + text
              + "'");
    }
    String path = text.substring(0, equals).strip();
    if (!path.matches("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*")) {
      throw refuse("expected a key such as optimizer.learningRate, got '" + path + "'");
    }
    if (NOT_VARIED.containsKey(path)) {
      throw refuse(path + ": expected a key that runs may differ in; " + NOT_VARIED.get(path));
    }
    return new VariedKey(path, choices(path, text.substring(equals + 1)));
  }

  boolean hasRange() {
    return choices.stream().anyMatch(Choice.Range.class::isInstance);
  }

  private static List<Choice> choices(String path, String values) {
    List<Choice> choices = new ArrayList<>();
    for (Object plain : items(path, values)) {
      Choice choice = choice(path, plain);
      if (choices.contains(choice)) {
        throw refuse(path + ": expected different values, got " + choice.text() + " twice");
      }
      choices.add(choice);
    }
    return choices;
  }

  private static Choice choice(String path, Object plain) {
    if (plain == null) {
      throw refuse(path + ": expected a value between the commas, got none");
    }
    if (plain instanceof String text) {
      Choice.Range range = Choice.Range.parse(text).orElse(null);
      if (range != null && !(range.low() < range.high())) {
        throw refuse(path + ": expected a range from low to high, got " + text);
      }
      return range == null ? new Choice.Value(text) : range;
    }
    return new Choice.Value(plain);
  }

  private static List<?> items(String path, String values) {
    try {
      SpecNode read = YamlFile.read(ORIGIN, "values: [" + values + "\n]");
      if (read.find("values").orElseThrow().toPlain() instanceof List<?> list
          && !list.isEmpty()
          && read.toPlain() instanceof Map<?, ?> whole
          && whole.size() == 1) {
        return list;
      }
    } catch (ExperimentException e) {
      throw refuse(
          path
              + ": expected values such as 0.001,0.01 or [64],[128,64], got '"
              + values
              + "'; quote it for the shell, and close every bracket");
    }
    throw refuse(path + ": expected values such as 0.001,0.01, got '" + values + "'");
  }

  private static ExperimentException refuse(String complaint) {
    return new ExperimentException(ORIGIN + ": " + complaint);
  }
}
