package dev.tandem.workbench.judgement.audit;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.workbench.observed.Conventions.Departure;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Formulas in words, {@code "sgd learningRate 0.1, momentum 0.9"}, and back: files from before
 * there were values have only the words.
 */
final class FormulaWords {
  private static final String TYPE = "type";
  private static final String INPUTS = "inputs";
  private static final String LAYERS = "layers";
  private static final String REGULARIZATION = "regularization";
  private static final Pattern NETWORK = Pattern.compile("(\\d+) inputs, \\[(.*)]");
  private static final Pattern COMMA = Pattern.compile(", (?![^\\[(]*[])])"); // not in brackets

  private FormulaWords() {}

  static String of(Formula formula) {
    Departure departure = formula.departure();
    String settings = settings(formula.settings());
    return departure == null ? settings : "not " + settings + ": " + of(departure);
  }

  private static String settings(Map<String, Object> settings) {
    if (settings.containsKey(LAYERS)) {
      return settings.get(INPUTS) + " inputs, " + plain(settings.get(LAYERS));
    }
    Map<String, Object> own = new LinkedHashMap<>(settings);
    Object regularization = own.remove(REGULARIZATION);
    return plain(own) + (regularization == null ? "" : "; " + plain(regularization));
  }

  private static String plain(Object plain) {
    if (plain instanceof List<?> list) {
      return list.stream().map(FormulaWords::plain).collect(joining(", ", "[", "]"));
    }
    if (!(plain instanceof Map<?, ?> map)) {
      return Settings.text(plain);
    }
    String text =
        map.entrySet().stream()
            .filter(setting -> !TYPE.equals(setting.getKey()))
            .map(setting -> setting(setting.getKey(), setting.getValue()))
            .collect(joining(", "));
    return map.containsKey(TYPE) ? (map.get(TYPE) + " " + text).strip() : text;
  }

  private static String setting(Object key, Object value) {
    return key + " " + (value instanceof Map<?, ?> ? "(" + plain(value) + ")" : plain(value));
  }

  static String of(Departure departure) {
    boolean known = departure.seen() != null && Double.isFinite(departure.seen());
    String seen = known ? Settings.text(departure.seen()) : "";
    return switch (departure.part()) {
      case LAYER -> "layer " + departure.layer() + " computes something else";
      case LOSS ->
          (known ? seen : "no finite number")
              + " where "
              + Settings.text(departure.expected())
              + " was expected";
      case LOSS_GRADIENT ->
          known ? "its gradient is " + seen + " times that" : "its gradient is another";
      case CLIPPING -> "gradients are clipped otherwise";
      case UPDATE ->
          known
              ? "an update is " + seen + " times what the formula gives"
              : "an update is another than the formula gives";
    };
  }

  /** The settings one by one in words, by their keys; the type stands with the first of them. */
  static Map<String, String> parts(Map<?, ?> settings) {
    Map<String, String> parts = new LinkedHashMap<>();
    settings.forEach(
        (key, value) -> {
          if (INPUTS.equals(key)) {
            parts.put(INPUTS, value + " inputs");
          } else if (LAYERS.equals(key)) {
            List<?> layers = (List<?>) value;
            layers.forEach(layer -> parts.put(LAYERS + parts.size(), plain(layer)));
          } else if (REGULARIZATION.equals(key)) {
            parts.putAll(parts((Map<?, ?>) value));
          } else if (!TYPE.equals(key)) {
            boolean first = parts.isEmpty() && settings.containsKey(TYPE);
            String type = first ? settings.get(TYPE) + " " : "";
            parts.put((String) key, type + setting(key, value));
          }
        });
    return parts;
  }

  /** The formula of a sentence; empty if it departs from one, or is none. */
  static Optional<Formula> read(String saved) {
    String sentence = Settings.plainNumbers(saved);
    Matcher network = NETWORK.matcher(sentence);
    Map<String, Object> settings = new LinkedHashMap<>();
    if (network.matches()) {
      settings.put(INPUTS, Integer.valueOf(network.group(1)));
      settings.put(LAYERS, List.of(COMMA.split(network.group(2))));
      return Optional.of(new Formula(settings, null));
    }
    int space = sentence.indexOf(' ');
    if (space < 0 || sentence.startsWith("not ")) {
      return Optional.empty();
    }
    String[] halves = sentence.substring(space + 1).split("; ", 2);
    settings.put(TYPE, sentence.substring(0, space));
    settings.putAll(values(halves[0]));
    if (halves.length > 1) {
      settings.put(REGULARIZATION, values(halves[1]));
    }
    return Optional.of(new Formula(settings, null));
  }

  private static Map<String, Object> values(String text) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String part : COMMA.split(text)) {
      String[] keyAndValue = part.split(" ", 2);
      values.put(keyAndValue[0], value(keyAndValue[keyAndValue.length - 1]));
    }
    return values;
  }

  private static Object value(String text) {
    try {
      return Json.MAPPER.readValue(text, Object.class);
    } catch (JsonProcessingException notJson) {
      return text;
    }
  }
}
