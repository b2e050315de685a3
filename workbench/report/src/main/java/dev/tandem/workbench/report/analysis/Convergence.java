package dev.tandem.workbench.report.analysis;

import dev.tandem.training.Score;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.TargetEntry;
import java.util.List;
import java.util.Objects;

/** How far each contender learned, and when. */
record Convergence(ComparisonFile file, List<ContenderEntry> finished, Sentences told) {
  List<String> sentences() {
    for (ContenderEntry own : finished) {
      training(own);
      validation(own);
      gap(own);
      target(own);
    }
    return told.all();
  }

  private void training(ContenderEntry own) {
    double[] loss = EpochMeans.of(own, EpochEntry::train, Score::loss);
    if (loss.length < 2) {
      return;
    }
    double first = loss[0];
    double last = loss[loss.length - 1];
    String way = last < first ? "fell" : last > first ? "rose" : "stayed";
    told.addMean(
        own,
        "the training loss (running mean) %s from %.4f in epoch 1 to %.4f in epoch %d.",
        way,
        first,
        last,
        loss.length);
  }

  private void validation(ContenderEntry own) {
    double[] loss = EpochMeans.of(own, EpochEntry::validation, Score::loss);
    int best = lowest(loss);
    if (loss.length < 2 || best < 0) {
      return;
    }
    double last = loss[loss.length - 1];
    if (best == loss.length - 1) {
      told.addMean(
          own,
          "the validation loss was lowest, %.4f, after the last epoch (%d).",
          loss[best],
          best + 1);
    } else {
      told.addMean(
          own,
          "the validation loss was lowest, %.4f, after epoch %d; after the last epoch (%d) it was"
              + " %.4f, higher by %.2g.",
          loss[best],
          best + 1,
          loss.length,
          last,
          last - loss[best]);
    }
  }

  private void gap(ContenderEntry own) {
    double train = MetricText.mean(own, "train.loss");
    double test = MetricText.mean(own, "test.loss");
    String onTraining = Formats.fourDigits(train);
    String onTest = Formats.fourDigits(test);
    if (Double.isFinite(train) && onTraining.equals(onTest)) {
      told.addMean(
          own, "the trained network's loss is %s on both training and test rows.", onTraining);
    } else {
      boolean overfits = test > train && lowestBeforeTheEnd(own);
      told.addMean(
          own,
          overfits
              ? "overfitting: test loss %2$.4f, training loss %1$.4f%3$s."
              : "the trained network's loss is %.4f on training rows and %.4f on test rows%s.",
          train,
          test,
          lowest(own));
    }
  }

  /** Whether the test loss was lower before the last epoch than after it. */
  private static boolean lowestBeforeTheEnd(ContenderEntry own) {
    double[] loss = EpochMeans.of(own, EpochEntry::test, Score::loss);
    int best = lowest(loss);
    return best >= 0 && best < loss.length - 1;
  }

  /** After which epoch the test loss was lowest, where there is more than one. */
  private static String lowest(ContenderEntry own) {
    double[] loss = EpochMeans.of(own, EpochEntry::test, Score::loss);
    int best = lowest(loss);
    return loss.length < 2 || best < 0
        ? ""
        : "; test loss was lowest after epoch %d of %d".formatted(best + 1, loss.length);
  }

  /** The index of the lowest loss; -1 where one is unknown. */
  private static int lowest(double[] loss) {
    int best = 0;
    for (int epoch = 0; epoch < loss.length; epoch++) {
      if (Double.isNaN(loss[epoch])) {
        return -1;
      }
      best = loss[epoch] < loss[best] ? epoch : best;
    }
    return best;
  }

  /** When the score held the target, where all repeats had the same one. */
  private void target(ContenderEntry own) {
    List<TargetEntry> targets =
        own.runs().stream().map(run -> run.time().target()).filter(Objects::nonNull).toList();
    if (targets.size() < own.runs().size()
        || targets.stream().mapToDouble(TargetEntry::value).distinct().count() != 1) {
      return;
    }
    List<TargetEntry> held = targets.stream().filter(TargetEntry::held).toList();
    String score = targets.get(0).score();
    String value = Formats.brief(targets.get(0).value());
    String easy =
        EasyTarget.isEasy(targets.get(0), file.baselines())
            ? "; always predicting the majority class reaches it too"
            : "";
    String noOthers = targets.get(0).rows() == null ? "" : " (without validation rows)";
    if (held.isEmpty()) {
      told.add(own, "the %s did not reach %s and stay there%s.", score, value, noOthers);
    } else if (targets.size() == 1) {
      told.add(
          own,
          "the %s stayed at %s or better from epoch %d on, after %.2f s of training%s%s.",
          score,
          value,
          held.get(0).heldEpoch(),
          held.get(0).heldSeconds(),
          easy,
          noOthers);
    } else {
      told.add(
          own,
          "the %s stayed at %s or better in %d of %d repeats, on average from epoch %.1f on,"
              + " after %.2f s of training%s%s.",
          score,
          value,
          held.size(),
          targets.size(),
          held.stream().mapToInt(TargetEntry::heldEpoch).average().orElse(Double.NaN),
          held.stream().mapToDouble(TargetEntry::heldSeconds).average().orElse(Double.NaN),
          easy,
          noOthers);
    }
  }
}
