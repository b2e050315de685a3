package dev.tandem.workbench.report;

import dev.tandem.training.Score;
import dev.tandem.workbench.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.results.ComparisonFile.TargetEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** How far each contender learned, and when. */
final class Convergence {
  private final List<ContenderEntry> finished;
  private final Sentences sentences = new Sentences();

  Convergence(List<ContenderEntry> finished) {
    this.finished = finished;
  }

  List<String> sentences() {
    for (ContenderEntry own : finished) {
      training(own);
      validation(own);
      gap(own);
      target(own);
    }
    return sentences.all();
  }

  private void training(ContenderEntry own) {
    double[] loss = EpochMeans.of(own, EpochEntry::train, Score::loss);
    if (loss.length < 2) {
      return;
    }
    double first = loss[0];
    double last = loss[loss.length - 1];
    String way = last < first ? "fell" : last > first ? "rose" : "stayed";
    sentences.add(
        "%s: the training loss %s from %.4f in epoch 1 to %.4f in epoch %d.",
        own.id(), way, first, last, loss.length);
  }

  private void validation(ContenderEntry own) {
    double[] loss = EpochMeans.of(own, EpochEntry::validation, Score::loss);
    if (loss.length < 2 || Arrays.stream(loss).anyMatch(Double::isNaN)) {
      return;
    }
    int best = 0;
    for (int epoch = 1; epoch < loss.length; epoch++) {
      best = loss[epoch] < loss[best] ? epoch : best;
    }
    double last = loss[loss.length - 1];
    if (best == loss.length - 1) {
      sentences.add(
          "%s: the validation loss was lowest, %.4f, after epoch %d, the last.",
          own.id(), loss[best], best + 1);
    } else {
      sentences.add(
          "%s: the validation loss was lowest, %.4f, after epoch %d; after the last, epoch %d, it"
              + " was %.4f, higher by %.2g.",
          own.id(), loss[best], best + 1, loss.length, last, last - loss[best]);
    }
  }

  private void gap(ContenderEntry own) {
    double train = mean(own, "train.loss");
    double test = mean(own, "test.loss");
    sentences.add(
        "%s: the trained network's loss is %.4f on training rows and %.4f on test rows, %s by"
            + " %.4f.",
        own.id(), train, test, test > train ? "higher" : "lower", Math.abs(test - train));
  }

  /** When the validation score held the target, where all repeats had the same one. */
  private void target(ContenderEntry own) {
    List<TargetEntry> targets =
        own.runs().stream().map(run -> run.time().target()).filter(Objects::nonNull).toList();
    if (targets.size() < own.runs().size()
        || targets.stream().mapToDouble(TargetEntry::value).distinct().count() != 1) {
      return;
    }
    List<TargetEntry> held = targets.stream().filter(TargetEntry::held).toList();
    String figure = targets.get(0).figure();
    String value = Formats.brief(targets.get(0).value());
    if (held.isEmpty()) {
      sentences.add("%s: the validation %s did not hold %s.", own.id(), figure, value);
    } else {
      sentences.add(
          "%s: the validation %s held %s in %d of %d repeats, on average from epoch %.1f on,"
              + " after %.2f s of training.",
          own.id(),
          figure,
          value,
          held.size(),
          targets.size(),
          held.stream().mapToInt(TargetEntry::heldEpoch).average().orElse(Double.NaN),
          held.stream().mapToDouble(TargetEntry::heldSeconds).average().orElse(Double.NaN));
    }
  }

  static double mean(ContenderEntry own, String figure) {
    SummaryEntry entry = own.summary().get(figure);
    return entry == null ? Double.NaN : entry.mean();
  }
}
