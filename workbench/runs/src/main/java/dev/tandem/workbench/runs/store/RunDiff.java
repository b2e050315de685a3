package dev.tandem.workbench.runs.store;

import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What differs between two runs.
 *
 * @param experiment keys, contenders' ones by their ids
 * @param environment programs and machine; engines' versions by contender
 * @param data name, rows, split and fingerprint
 * @param contenders that either run has
 */
public record RunDiff(
    SavedRun a,
    SavedRun b,
    List<Difference> experiment,
    List<Difference> environment,
    List<Difference> data,
    List<ContenderDiff> contenders) {

  /** When and how a run was started is never the same. */
  private static final Set<String> OF_THE_MOMENT = Set.of("time", "command", "directory");

  /**
   * One thing that differs.
   *
   * @param a in words; {@code "-"} where it is not there
   */
  public record Difference(String key, String a, String b) {}

  /** A metric of both, the mean over repeats; NaN where a run has it not. */
  public record MetricPair(String key, double a, double b) {
    public boolean differs() {
      return Double.compare(a, b) != 0;
    }
  }

  /**
   * One contender.
   *
   * @param statusA how it ended; {@code "-"} where the run does not have it
   * @param sameWeights whether every repeat ended with the same bits; empty unless both finished
   *     and have told their hashes
   */
  public record ContenderDiff(
      String id,
      String statusA,
      String statusB,
      Optional<Boolean> sameWeights,
      List<MetricPair> metrics) {
    public boolean differs() {
      return !statusA.equals(statusB)
          || sameWeights.filter(same -> !same).isPresent()
          || metrics.stream().anyMatch(own -> own.differs() && !MetricText.isMeasured(own.key()));
    }
  }

  /**
   * Compares two runs.
   *
   * @throws RunException unless both came to their end
   */
  public static RunDiff of(SavedRun a, SavedRun b) {
    ComparisonFile one = a.finalResults();
    ComparisonFile other = b.finalResults();
    return new RunDiff(
        a,
        b,
        differences(FlatKeys.of(one.experiment()), FlatKeys.of(other.experiment())),
        differences(environment(a), environment(b)),
        differences(data(one), data(other)),
        contenders(one, other));
  }

  /** Whether nothing differs but what a clock and the memory say. */
  public boolean nothing() {
    return experiment.isEmpty()
        && environment.isEmpty()
        && data.isEmpty()
        && contenders.stream().noneMatch(ContenderDiff::differs);
  }

  private static List<Difference> differences(Map<String, String> a, Map<String, String> b) {
    Set<String> keys = new LinkedHashSet<>(a.keySet());
    keys.addAll(b.keySet());
    return keys.stream()
        .map(key -> new Difference(key, a.getOrDefault(key, "-"), b.getOrDefault(key, "-")))
        .filter(difference -> !difference.a().equals(difference.b()))
        .toList();
  }

  /** All but what is of the moment. */
  static Map<String, String> environment(SavedRun run) {
    Map<String, Object> environment = new LinkedHashMap<>(run.environment());
    environment.keySet().removeAll(OF_THE_MOMENT);
    for (ContenderEntry contender : run.results().contenders()) {
      environment.put(contender.id() + ".version", Objects.toString(contender.version(), "-"));
      environment.put(contender.id() + ".device", Objects.toString(contender.device(), "-"));
    }
    return FlatKeys.of(environment);
  }

  private static Map<String, String> data(ComparisonFile file) {
    Map<String, String> data = new LinkedHashMap<>(data("", file.dataset()));
    for (ContenderEntry contender : file.contenders()) {
      if (contender.dataset() != null) {
        data.putAll(data(contender.id() + ".", contender.dataset()));
      }
    }
    return data;
  }

  private static Map<String, String> data(String owner, DatasetEntry data) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put(owner + "name", data.name());
    keys.put(owner + "rows.train", data.rows().train() + "");
    keys.put(owner + "rows.validation", data.rows().validation() + "");
    keys.put(owner + "rows.test", data.rows().test() + "");
    keys.put(owner + "features", data.features() + "");
    keys.put(owner + "classes", String.join(", ", data.classes()));
    keys.put(owner + "split", data.split());
    keys.put(owner + "fingerprint", data.fingerprint());
    return keys;
  }

  private static List<ContenderDiff> contenders(ComparisonFile a, ComparisonFile b) {
    Map<String, ContenderEntry> one = byId(a);
    Map<String, ContenderEntry> other = byId(b);
    Set<String> ids = new LinkedHashSet<>(one.keySet());
    ids.addAll(other.keySet());
    List<ContenderDiff> diffs = new ArrayList<>();
    ids.forEach(id -> diffs.add(contender(id, one.get(id), other.get(id))));
    return diffs;
  }

  private static Map<String, ContenderEntry> byId(ComparisonFile file) {
    Map<String, ContenderEntry> byId = new LinkedHashMap<>();
    file.contenders().forEach(contender -> byId.put(contender.id(), contender));
    return byId;
  }

  private static ContenderDiff contender(String id, ContenderEntry a, ContenderEntry b) {
    if (a == null || b == null) {
      return new ContenderDiff(
          id,
          a == null ? "-" : a.status(),
          b == null ? "-" : b.status(),
          Optional.empty(),
          List.of());
    }
    Set<String> keys = new LinkedHashSet<>(a.summary().keySet());
    keys.addAll(b.summary().keySet());
    List<MetricPair> metrics =
        keys.stream()
            .map(key -> new MetricPair(key, MetricText.mean(a, key), MetricText.mean(b, key)))
            .toList();
    boolean known = haveWeights(a) && haveWeights(b);
    Optional<Boolean> same = known ? Optional.of(weights(a).equals(weights(b))) : Optional.empty();
    return new ContenderDiff(id, a.status(), b.status(), same, metrics);
  }

  private static boolean haveWeights(ContenderEntry contender) {
    return !contender.runs().isEmpty() && weights(contender).stream().allMatch(Objects::nonNull);
  }

  private static List<String> weights(ContenderEntry contender) {
    return contender.runs().stream().map(RunEntry::weightsSha256).toList();
  }
}
