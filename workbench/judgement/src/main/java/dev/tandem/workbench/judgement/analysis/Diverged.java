package dev.tandem.workbench.judgement.analysis;

import static dev.tandem.workbench.judgement.analysis.Finding.loss;

import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Training diverged, and the largest of the smaller rates tried at which it does not.
 *
 * <p>Rule: a repeat ended because its loss or a weight was no longer finite. A rate holds if its
 * training comes to the end and the last epoch's running training loss is no higher than the
 * first's.
 */
final class Diverged implements Finder {
  private static final Pattern MESSAGE = Pattern.compile("diverged in epoch (\\d+), step (\\d+).*");

  static boolean is(ContenderEntry contender) {
    return contender.message() != null && MESSAGE.matcher(contender.message()).matches();
  }

  @Override
  public Optional<Finding> find(Subject subject) {
    String message = subject.contender().message();
    Matcher matcher = MESSAGE.matcher(message == null ? "" : message);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double rate = subject.experiment().optimizer().learningRate();
    Finding finding =
        new Finding(
                "diverged",
                "%s diverged in epoch %s at learning rate %s; %s.",
                subject.contender().id(),
                matcher.group(1),
                Formats.brief(rate),
                remedy(subject.rates()))
            .with("epoch", Integer.parseInt(matcher.group(1)))
            .with("learningRate", rate);
    largest(subject.rates()).ifPresent(held -> finding.with("largestRateThatHolds", held.rate()));
    return Optional.of(finding);
  }

  private static String remedy(List<RateTrial> tried) {
    if (tried.isEmpty()) {
      return "--try-rates tries smaller ones and names the largest that works";
    }
    return largest(tried)
        .map(
            held ->
                Finding.format(
                    "%s (1/%d of it) is the largest smaller rate that works: running training loss"
                        + " from %s to %s",
                    Formats.brief(held.rate()),
                    held.divisor(),
                    loss(held.firstLoss()),
                    loss(held.lastLoss())))
        .orElseGet(
            () ->
                tried.stream()
                        .map(one -> Formats.brief(one.rate()))
                        .collect(
                            Collectors.joining(", ", "none of the smaller rates ", " works either"))
                    + ", so the rate is not the only cause");
  }

  private static Optional<RateTrial> largest(List<RateTrial> tried) {
    return tried.stream().filter(RateTrial::holds).findFirst();
  }
}
