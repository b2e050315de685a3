package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.VerdictsEntry.AgreementEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.StepsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Says whether two contenders compute the same, the answer first. */
final class ComputationSentence {
  private final Contest contest;
  private final List<AgreementEntry> agreements;
  private final OptionalDouble weights;
  private final OptionalInt parted;
  private final List<String> caveats;
  private final StepsEntry steps;

  /**
   * @param weights the largest difference of any weight at the end
   * @param parted the first epoch whose training losses differ by more than rounding
   * @param caveats what differs and matters for quality
   * @param steps null where nobody walked in lock-step
   */
  ComputationSentence(
      Contest contest,
      List<AgreementEntry> agreements,
      OptionalDouble weights,
      OptionalInt parted,
      List<String> caveats,
      StepsEntry steps) {
    this.contest = contest;
    this.agreements = agreements;
    this.weights = weights;
    this.parted = parted;
    this.caveats = caveats;
    this.steps = steps;
  }

  String text() {
    List<String> sentences = new ArrayList<>();
    if (!caveats.isEmpty() && steps == null) {
      sentences.add(
          contest.idA()
              + " and "
              + contest.idB()
              + " "
              + predictions()
              + "; their settings differ: "
              + String.join("; ", caveats)
              + ".");
    } else if (steps == null || steps.steps() == 0) {
      sentences.add(start() + weights() + ".");
      sentences.add("Their individual steps were not compared.");
    } else if (steps.agree()) {
      sentences.add(start() + "; their computation is the same" + butFor() + weights() + ".");
      sentences.add(
          (steps.steps() == 1
                  ? "The one step compared in lock-step agrees"
                  : "All "
                      + Words.count((int) steps.steps())
                      + " steps compared in lock-step agree")
              + " to within rounding.");
      part(sentences);
    } else {
      sentences.add(start() + "; their computation differs" + weights() + ".");
      sentences.add("In lock-step, " + steps.finding() + ".");
    }
    if (steps != null && !steps.unknown().isEmpty()) {
      sentences.add("Not compared: " + String.join("; ", steps.unknown()) + ".");
    }
    return String.join(" ", sentences);
  }

  private void part(List<String> sentences) {
    parted.ifPresent(
        epoch ->
            sentences.add(
                "Rounding errors add up: from epoch "
                    + epoch
                    + " on, their training losses differ by more than 0.01 %."));
  }

  private String butFor() {
    return caveats.isEmpty() ? "" : " except for " + String.join(" and ", caveats);
  }

  private String start() {
    return contest.idA() + " and " + contest.idB() + " " + predictions();
  }

  private String predictions() {
    if (agreements.isEmpty()) {
      return "have different test rows, so their predictions cannot be compared";
    }
    AgreementEntry worst =
        agreements.stream().reduce((a, b) -> share(b) < share(a) ? b : a).orElseThrow();
    String rows = Words.counted(worst.rows(), "test row");
    String repeats = agreements.size() > 1 ? " in all " + Words.repeats(agreements.size()) : "";
    if (worst.agreeing() == worst.rows()) {
      return "make the same predictions on all " + rows + tolerance(worst) + repeats;
    }
    return "make different predictions on "
        + Words.count(worst.rows() - worst.agreeing())
        + " of "
        + rows
        + tolerance(worst)
        + (agreements.size() > 1 ? " in repeat " + worst.repeat() + ", where most differ" : "");
  }

  private static double share(AgreementEntry entry) {
    return (double) entry.agreeing() / entry.rows();
  }

  private static String tolerance(AgreementEntry entry) {
    return entry.tolerance() == null ? "" : " (to " + Words.format("%.2g", entry.tolerance()) + ")";
  }

  private String weights() {
    return weights.isEmpty()
        ? ""
        : Words.format(" (largest weight difference %.0e)", weights.getAsDouble());
  }
}
