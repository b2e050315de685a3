package dev.tandem.workbench.compare.experiment;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.judgement.summary.TargetSpec;
import dev.tandem.workbench.judgement.verdict.VerdictSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code compare} runs: one experiment, the contenders, and over how many seeds.
 *
 * @param experiment without anybody's overrides
 * @param repeats runs with the experiment's seed, the next one, and so on
 * @param resample whether they deal their rows out anew
 * @param verdicts what was declared before about how they are judged
 * @param target the validation score to which time is taken; empty for one that follows from the
 *     runs
 * @param attribute whether it is asked which setting explains the gap between two contenders
 */
public record ComparisonSpec(
    ExperimentSpec experiment,
    List<Contender> contenders,
    int repeats,
    ResampleSpec resample,
    VerdictSpec verdicts,
    Optional<TargetSpec> target,
    Optional<AttributeWish> attribute) {
  public ComparisonSpec {
    contenders = List.copyOf(contenders);
  }

  /** The same rows in all repeats. */
  public ComparisonSpec(
      ExperimentSpec experiment,
      List<Contender> contenders,
      int repeats,
      VerdictSpec verdicts,
      Optional<TargetSpec> target) {
    this(experiment, contenders, repeats, ResampleSpec.NONE, verdicts, target, Optional.empty());
  }

  /** The same with other contenders. */
  public ComparisonSpec with(List<Contender> others) {
    return new ComparisonSpec(experiment, others, repeats, resample, verdicts, target, attribute);
  }

  /** The same with another experiment, and another declaration of how contenders are judged. */
  public ComparisonSpec with(ExperimentSpec other, VerdictSpec declared) {
    return new ComparisonSpec(other, contenders, repeats, resample, declared, target, attribute);
  }

  /** Plain maps with every default resolved; reading them gives this comparison again. */
  public Map<String, Object> toPlain() {
    Map<String, Object> plain = new LinkedHashMap<>(ExperimentWriter.write(experiment));
    List<Object> sides = new ArrayList<>();
    for (Contender contender : contenders) {
      Map<String, Object> side = new LinkedHashMap<>();
      side.put("id", contender.id());
      side.put("engine", contender.engine().toPlain());
      side.put("threads", contender.execution().threads());
      side.put("precision", contender.execution().precision().label());
      if (!contender.overrides().entries().isEmpty()) {
        side.put("overrides", contender.overrides().toPlain());
      }
      sides.add(side);
    }
    plain.put("contenders", sides);
    plain.put("repeats", repeats);
    plain.putAll(resample.toPlain());
    if (!verdicts.equals(VerdictSpec.NONE)) {
      plain.put("comparison", verdicts.toPlain());
    }
    target.ifPresent(wanted -> plain.put("target", wanted.toPlain()));
    attribute.ifPresent(wish -> plain.put("attribute", wish.toPlain()));
    return plain;
  }
}
