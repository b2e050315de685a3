package dev.tandem.workbench.judgement.audit;

import static java.util.stream.Collectors.joining;

import dev.tandem.workbench.observed.Conventions.Departure;
import dev.tandem.workbench.observed.Conventions.Formula;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Every setting that two formulas have differently, in words: {@code "l1 0 against l1 0.5"}. */
final class FormulaDifference {
  private static final String TYPE = "type";
  private static final String LAYERS = "layers";
  private static final String NONE = " none";
  private static final String DENSE = "dense ";
  private static final String DROPOUT = "dropout ";
  private static final String NORMALIZATION = "batchNorm";

  private FormulaDifference() {}

  /**
   * Returns the settings that differ, and what departs from them on one side.
   *
   * @param otherwise what is said where no setting explains it
   */
  static String of(String otherwise, Formula a, Formula b) {
    List<String> differences = new ArrayList<>();
    if (!a.settings().isEmpty() && !b.settings().isEmpty()) {
      differences.addAll(settings(a.settings(), b.settings()));
    }
    if (!Objects.equals(a.departure(), b.departure())) {
      Departure departure = a.departure() == null ? b.departure() : a.departure();
      differences.add(otherwise + ": " + FormulaWords.of(departure));
    }
    return differences.isEmpty() ? otherwise : String.join(" and ", differences);
  }

  private static List<String> settings(Map<String, Object> a, Map<String, Object> b) {
    boolean sameType = Objects.equals(a.get(TYPE), b.get(TYPE));
    Map<String, String> own = parts(a, b, sameType);
    Map<String, String> others = parts(b, a, sameType);
    List<String> differences = new ArrayList<>();
    if (!sameType) {
      differences.add(a.get(TYPE) + " against " + b.get(TYPE));
    }
    Set<String> keys = new LinkedHashSet<>(own.keySet());
    keys.addAll(others.keySet());
    for (String key : keys) {
      boolean oneSided = !own.containsKey(key) || !others.containsKey(key);
      String first = own.containsKey(key) ? own.get(key) : without(others.get(key));
      String second = others.containsKey(key) ? others.get(key) : without(own.get(key));
      boolean told = oneSided && !sameType; // with the type
      if (!first.equals(second) && !told && !(oneSided && isUnset(first, second))) {
        differences.add(first + " against " + second);
      }
    }
    return differences;
  }

  /** {@code "no dropout"} where the other side has {@code "dropout 0.2"}. */
  private static String without(String words) {
    return "no " + words.split(" ", 2)[0];
  }

  /** {@code "clipNorm none"} on one side and nothing on the other are the same. */
  private static boolean isUnset(String first, String second) {
    return first.endsWith(NONE) || second.endsWith(NONE);
  }

  private static Map<String, String> parts(
      Map<String, Object> settings, Map<String, Object> others, boolean sameType) {
    Map<String, Object> own = new LinkedHashMap<>(settings);
    if (!sameType) {
      own.remove(TYPE);
    }
    if (!(own.get(LAYERS) instanceof List<?> layers)
        || others.get(LAYERS) instanceof List<?> other && other.size() == layers.size()) {
      return FormulaWords.parts(own);
    }
    own.remove(LAYERS);
    Map<String, String> parts = FormulaWords.parts(own);
    parts.putAll(stack(FormulaWords.parts(Map.of(LAYERS, layers)).values().stream().toList()));
    return parts;
  }

  /** A stack of layers by what its user sets: widths, activations, dropout, normalization. */
  private static Map<String, String> stack(List<String> layers) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        DENSE,
        layers.stream()
            .filter(layer -> layer.startsWith(DENSE))
            .map(layer -> layer.substring(DENSE.length()))
            .collect(joining(", ", DENSE + "[", "]")));
    Predicate<String> dropout = layer -> layer.startsWith(DROPOUT);
    Predicate<String> normalization = layer -> layer.startsWith(NORMALIZATION);
    put(parts, DROPOUT, layers, dropout);
    put(parts, NORMALIZATION, layers, normalization);
    put(
        parts,
        "activation",
        layers,
        layer -> !layer.startsWith(DENSE) && !dropout.or(normalization).test(layer));
    return parts;
  }

  private static void put(
      Map<String, String> parts, String key, List<String> layers, Predicate<String> wanted) {
    String words = layers.stream().filter(wanted).distinct().collect(joining(", "));
    if (!words.isEmpty()) {
      parts.put(key, words);
    }
  }
}
