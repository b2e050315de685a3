package dev.tandem.workbench.live.run;

import dev.tandem.engine.SessionState;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.process.ContenderRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far contenders' weights are apart, each from the first one's of the same step. */
final class Parities {
  private Parities() {}

  /** One a pair whose networks are the same and who are at the same step. */
  static List<Map<String, Object>> of(List<ContenderRun> runs, Map<String, SessionState> states) {
    List<ContenderRun> seen =
        runs.stream().filter(run -> states.containsKey(run.planned().id())).toList();
    List<Map<String, Object>> pairs = new ArrayList<>();
    for (int i = 1; i < seen.size(); i++) {
      ContenderRun a = seen.get(0);
      ContenderRun b = seen.get(i);
      if (a.step() == b.step() && network(a).equals(network(b))) {
        pairs.add(pair(a, b, states));
      }
    }
    return pairs;
  }

  private static Object network(ContenderRun run) {
    return run.experiment().network().layers();
  }

  private static Map<String, Object> pair(
      ContenderRun a, ContenderRun b, Map<String, SessionState> states) {
    Parameters own = states.get(a.planned().id()).parameters().as(Precision.FLOAT64);
    Parameters other = states.get(b.planned().id()).parameters().as(Precision.FLOAT64);
    double difference = own.maxDifference(other);
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put("step", a.step());
    pair.put("a", a.planned().id());
    pair.put("b", b.planned().id());
    pair.put("weights", difference);
    pair.put("equal", difference == 0);
    pair.put("sameSettings", settings(a.experiment()).equals(settings(b.experiment())));
    return pair;
  }

  private static Map<String, Object> settings(ExperimentSpec experiment) {
    return ExperimentWriter.write(experiment);
  }
}
