package dev.tandem.workbench.comparison;

import dev.tandem.workbench.experiment.Contender;
import dev.tandem.workbench.verdicts.Caveats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the contenders were asked to do differently: threads, precision and overridden keys. */
final class AskedCaveats implements Caveats {
  private final List<PlannedContender> planned;

  AskedCaveats(List<PlannedContender> planned) {
    this.planned = planned;
  }

  @Override
  public List<String> between(String a, String b) {
    Contender one = contender(a);
    Contender other = contender(b);
    List<String> caveats = new ArrayList<>();
    add(caveats, "threads", one.execution().threads(), other.execution().threads());
    add(
        caveats,
        "precision",
        one.execution().precision().label(),
        other.execution().precision().label());
    Map<String, Object> ofA = flat(one);
    Map<String, Object> ofB = flat(other);
    TreeSet<String> keys = new TreeSet<>(ofA.keySet());
    keys.addAll(ofB.keySet());
    keys.forEach(key -> add(caveats, key, ofA.get(key), ofB.get(key)));
    return caveats;
  }

  private Contender contender(String id) {
    return planned.stream()
        .filter(contender -> contender.id().equals(id))
        .findFirst()
        .orElseThrow()
        .contender();
  }

  private static void add(List<String> caveats, String what, Object a, Object b) {
    if (!Objects.equals(a, b)) {
      caveats.add(what + " (" + word(a) + " and " + word(b) + ")");
    }
  }

  private static Object word(Object value) {
    return value == null ? "as the experiment has it" : value;
  }

  private static Map<String, Object> flat(Contender contender) {
    Map<String, Object> flat = new TreeMap<>();
    flatten("", contender.overrides().toPlain(), flat);
    return flat;
  }

  private static void flatten(String path, Map<?, ?> keys, Map<String, Object> flat) {
    keys.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> deeper) {
            flatten(path + key + ".", deeper, flat);
          } else {
            flat.put(path + key, value);
          }
        });
  }
}
