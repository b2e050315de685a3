package dev.tandem.workbench.check;

import dev.tandem.engine.Ability;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.check.explain.Compared;
import dev.tandem.workbench.check.explain.Findings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a check found.
 *
 * @param program what was run, as the person named it
 * @param version as the program says
 * @param shown which of forward outputs and gradients the program shows
 * @param probes that the program did, beside what is right
 * @param skipped names of the probes that it cannot do
 * @param failed probes in which it failed, with its last words
 * @param repeatable whether it showed the same numbers when it was asked the same again
 */
public record CheckResult(
    String program,
    String version,
    Precision precision,
    Set<Ability> shown,
    List<Compared> probes,
    List<String> skipped,
    Map<String, String> failed,
    boolean repeatable,
    Findings findings) {
  /** What it comes to. */
  public enum Outcome {
    RIGHT,
    /** Right, but by another convention than PyTorch's. */
    CONVENTION,
    WRONG
  }

  public Outcome outcome() {
    if (findings.wrong() || !failed.isEmpty() || !repeatable) {
      return Outcome.WRONG;
    }
    return findings.named().isEmpty() ? Outcome.RIGHT : Outcome.CONVENTION;
  }
}
