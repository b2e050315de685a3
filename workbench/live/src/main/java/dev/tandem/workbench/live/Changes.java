package dev.tandem.workbench.live;

import dev.tandem.workbench.compare.attribution.SettingChange;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.live.run.Run;
import dev.tandem.workbench.observed.Observation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a change of settings did, from one run to the next, in a sentence. */
final class Changes {
  private Changes() {}

  /** Compares the first contenders after the last epoch that both have trained. */
  static Map<String, Object> between(Run before, Run after) {
    List<SettingChange> changes =
        SettingChange.between(before.spec().contenders().get(0), after.spec().contenders().get(0));
    if (changes.isEmpty()) {
      return nothing("both runs have the same settings: nothing has changed");
    }
    int epochs = Math.min(epochs(before), epochs(after));
    if (epochs == 0) {
      return nothing("both runs need an epoch to compare");
    }
    String words = changes.stream().map(Object::toString).collect(Collectors.joining(", "));
    String sentence =
        "%s: test loss %s → %s after %d %s; on one seed"
            .formatted(
                words,
                loss(before, epochs),
                loss(after, epochs),
                epochs,
                epochs == 1 ? "epoch" : "epochs");
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("sentence", sentence);
    told.put("changes", changes.size());
    return told;
  }

  private static Map<String, Object> nothing(String reason) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("sentence", null);
    told.put("reason", reason);
    return told;
  }

  private static List<Observation.Epoch> first(Run run) {
    List<ContenderRun> contenders = run.contenders();
    return contenders.isEmpty() ? List.of() : contenders.get(0).epochs();
  }

  private static int epochs(Run run) {
    return first(run).size();
  }

  private static String loss(Run run, int epoch) {
    return String.format(Locale.ROOT, "%.4g", first(run).get(epoch - 1).test().loss());
  }
}
