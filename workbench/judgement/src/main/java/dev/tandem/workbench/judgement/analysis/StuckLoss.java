package dev.tandem.workbench.judgement.analysis;

import static dev.tandem.workbench.judgement.analysis.Finding.loss;

import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The loss stands where it is without any knowledge of a row's features: ln K, all K classes
 * equally likely, or the entropy of the training rows' class shares.
 *
 * <p>Rule: classes are predicted by cross-entropy, at least three epochs in every repeat, and in
 * every repeat the trained network's loss on training rows lies within 0.5 % of one of the two; and
 * the mean running training loss changes by 1 % of it at most over the second half of the epochs.
 * The reason is named only where it is known: equal or too small initial weights, a dead layer, or
 * gradients that have vanished (none above 1e-5 at the last inspection).
 */
final class StuckLoss implements Finder {
  private static final int LEAST_EPOCHS = 3;
  private static final double NEAR = 0.005;
  private static final double FLAT = 0.01;
  private static final double VANISHED = 1e-5;

  @Override
  public Optional<Finding> find(Subject subject) {
    boolean enough = subject.runs().stream().allMatch(run -> run.epochs().size() >= LEAST_EPOCHS);
    return enough && subject.experiment().loss().ofLogits() && flat(subject.runs())
        ? subject.ofClasses("train").flatMap(training -> find(subject, training))
        : Optional.empty();
  }

  private static boolean flat(List<RunEntry> runs) {
    return LossCurve.of(runs, EpochEntry::train)
        .filter(curve -> Math.abs(curve.fall(curve.epochs() / 2)) <= FLAT * curve.last())
        .isPresent();
  }

  private static Optional<Finding> find(Subject subject, List<MetricsEntry.OfClasses> training) {
    ClassRows rows = ClassRows.of(training.get(0));
    int classes = rows.counts().length;
    double equal = Math.log(classes);
    if (isNear(training, equal)) {
      return Optional.of(finding(subject, training, equal, "ln " + classes, "equal probabilities"));
    }
    return rows.entropy() > 0 && isNear(training, rows.entropy())
        ? Optional.of(
            finding(
                subject,
                training,
                rows.entropy(),
                "the entropy of the class shares",
                "the class shares"))
        : Optional.empty();
  }

  private static boolean isNear(List<MetricsEntry.OfClasses> training, double level) {
    return training.stream().allMatch(own -> Math.abs(own.loss() - level) <= NEAR * level);
  }

  private static Finding finding(
      Subject subject,
      List<MetricsEntry.OfClasses> training,
      double level,
      String name,
      String predicted) {
    double now = Subject.mean(training, MetricsEntry.OfClasses::loss);
    return new Finding(
            "stuck",
            "%s: training loss is stuck at %s, close to %s (%s): every row gets %s%s. Cause: %s.",
            subject.contender().id(),
            loss(now),
            name,
            loss(level),
            predicted,
            subject.repeats(),
            cause(subject))
        .with("loss", now)
        .with("level", level);
  }

  private static String cause(Subject subject) {
    Optional<String> start = Start.fault(subject.experiment().network());
    if (start.isPresent()) {
      return start.get();
    }
    if (subject.runs().stream().allMatch(run -> DeadLayers.first(run).isPresent())) {
      return "a whole layer is dead";
    }
    if (!Start.hasHiddenLayers(subject.experiment().network())) {
      return "a network without hidden layers may be unable to separate the classes";
    }
    return subject.runs().stream().allMatch(StuckLoss::vanished)
        ? "the gradients have vanished"
        : "the learning rate may be too small, or the features may carry no information about the"
            + " class";
  }

  private static boolean vanished(RunEntry run) {
    List<Map<String, Double>> norms =
        run.epochs().stream().map(EpochEntry::gradientNorms).filter(Objects::nonNull).toList();
    return !norms.isEmpty()
        && norms.get(norms.size() - 1).values().stream().allMatch(norm -> norm <= VANISHED);
  }
}
