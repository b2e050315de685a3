package dev.tandem.workbench.cli;

import dev.tandem.network.Task;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.report.page.RunOnDisk;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.FindingEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgainstBaselineEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgreementEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ComputationEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Results of an experiment as wordy as they get: every pair differs, every contender overfits. */
final class LongResults {
  private static final String TIME =
      "A is faster than B: at least 20.0 times as fast per epoch in steady state (95 % interval"
          + " 15.1 to 26.7, 59 epochs of one run). In total, with the first epoch, training took"
          + " 2.27 s against 6.71 s (2.95 times as fast). A was still getting faster at the end. B"
          + " was still getting faster too, but not fast enough to catch up. Other differences"
          + " that may explain it: sgd learningRate 0.05 against sgd learningRate 60.0; momentum"
          + " 0.9 against momentum 0.0.";

  private LongResults() {}

  static ComparisonFile of(ComparisonSpec spec) {
    Task task = spec.experiment().loss().task();
    String primary = task == Task.REGRESSION ? "rmse" : "accuracy";
    List<ContenderEntry> contenders =
        spec.contenders().stream().map(own -> contender(own, spec.repeats(), task)).toList();
    List<String> ids = contenders.stream().map(ContenderEntry::id).toList();
    return new ComparisonFile(
        ComparisonFile.SCHEMA,
        task.label(),
        Map.of("name", spec.experiment().name()),
        new DatasetEntry(
            "some",
            true,
            "",
            2,
            List.of("0", "1"),
            new RowsEntry(8, 4, 4),
            "given",
            List.of(),
            List.of(),
            null,
            null),
        new BaselineEntry.OfClasses(0.5, 0.5, 0.6667),
        contenders,
        List.of(),
        new VerdictsEntry(
            primary, Map.of(), 0.05, pairs(ids, primary, spec.repeats()), baselines(ids, primary)),
        List.of(),
        ids.stream().map(LongResults::finding).toList(),
        null);
  }

  private static ContenderEntry contender(Contender own, int repeats, Task task) {
    ContenderEntry plain = RunOnDisk.contender(own.id(), repeats, 0.5, 0.25);
    Map<String, SummaryEntry> summary = new HashMap<>(plain.summary());
    for (Metric metric : Metric.of(task)) {
      for (String split : List.of("train.", "test.")) {
        summary.put(split + metric.key(), new SummaryEntry(0.9123, 0.01, 0.9, 1, repeats));
      }
    }
    return new ContenderEntry(
        plain.id(),
        plain.engine(),
        plain.version(),
        plain.device(),
        plain.threads(),
        plain.precision(),
        plain.status(),
        plain.message(),
        plain.parameters(),
        plain.overrides(),
        null,
        plain.runs(),
        summary);
  }

  private static List<PairEntry> pairs(List<String> ids, String primary, int repeats) {
    List<PairEntry> pairs = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        pairs.add(pair(ids.get(i), ids.get(j), primary, repeats));
      }
    }
    return pairs;
  }

  private static PairEntry pair(String a, String b, String primary, int repeats) {
    boolean one = repeats == 1;
    String verdict = one ? VerdictsEntry.ONE_RUN : VerdictsEntry.DIFFERENT;
    String sentence =
        a
            + " is better than "
            + b
            + " in test "
            + primary
            + ", by 0.0123 (95 % interval 0.0100 to 0.0146)."
            + " And more.".repeat(25);
    FigureVerdictEntry metric =
        new FigureVerdictEntry(primary, true, verdict, one ? null : a, sentence, List.of(), null);
    TimeVerdictEntry time =
        new TimeVerdictEntry(
            VerdictsEntry.UNDECIDED,
            null,
            TIME,
            0.5,
            0.4,
            0.6,
            3,
            "repeats",
            0.05,
            1,
            1,
            null,
            1.0,
            2.0,
            false);
    ComputationEntry computation =
        new ComputationEntry(
            ComputationEntry.OTHER_PREDICTIONS,
            a + " and " + b + " make different predictions on 97 of 1,000 test rows. ".repeat(4),
            List.of(new AgreementEntry(1, 1000, 903, null)),
            0.1,
            2,
            null);
    return new PairEntry(a, b, List.of(), List.of(metric), time, List.of(), computation);
  }

  private static List<AgainstBaselineEntry> baselines(List<String> ids, String primary) {
    return ids.stream()
        .map(
            id -> new AgainstBaselineEntry(id, primary, "not shown to beat", "", 0.5, 0.9, 0, 1, 3))
        .toList();
  }

  private static FindingEntry finding(String id) {
    String sentence =
        id
            + " overfits: from epoch 12 on its validation loss rises while its training loss falls;"
            + " fewer epochs, early stopping, dropout or weight decay may help. ";
    return new FindingEntry("overfits", id, sentence, Map.of());
  }
}
