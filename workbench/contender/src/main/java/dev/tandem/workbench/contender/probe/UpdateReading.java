package dev.tandem.workbench.contender.probe;

import dev.tandem.engine.Batch;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.Trace;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.tensor.Parameters;
import dev.tandem.workbench.contender.probe.Agreement.Verdict;
import dev.tandem.workbench.observed.Conventions.Departure;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Conventions.Part;
import dev.tandem.workbench.observed.Finding;
import java.util.Map;

/** Whether updates, and the gradients that the optimizer gets, are those of their formulas. */
final class UpdateReading {
  private static final double CLIP_MARGIN = 1e-6; // torch's

  private final ExperimentSpec experiment;
  private final Tally tally;

  /**
   * @param plain the experiment's maps
   */
  UpdateReading(ExperimentSpec experiment, Map<String, Object> plain) {
    this.experiment = experiment;
    this.tally = new Tally(plain.get("optimizer"));
    if (!experiment.regularization().equals(RegularizationSpec.NONE)) {
      tally.put("regularization", plain.get("regularization"));
    }
  }

  /**
   * @param norms of the gradients, by layer
   */
  void read(
      SessionState state, Batch batch, Trace trace, Map<String, Double> norms, double rounding) {
    tally.add(clipping(trace, norms, rounding), new Departure(Part.CLIPPING, null, null, null));
    Agreement agreement = new Agreement(2 * rounding * largest(state.parameters()));
    for (String name : trace.updates().names()) {
      agreement.scale(expected(name, state, batch, trace));
    }
    for (String name : trace.updates().names()) {
      double[] seen = Samples.of(trace.updates().get(name));
      agreement.compare(expected(name, state, batch, trace), seen);
    }
    tally.add(agreement.verdict(), Departure.times(Part.UPDATE, agreement.ratio()));
  }

  private double[] expected(String name, SessionState state, Batch batch, Trace trace) {
    UpdateFormula formula =
        new UpdateFormula(
            Samples.of(state.parameters().get(name)),
            Samples.of(trace.clippedGradients().get(name)),
            slot -> {
              Parameters own = state.optimizer().slots().getOrDefault(slot, Parameters.NONE);
              return own.isEmpty() ? null : Samples.of(own.get(name));
            },
            batch.learningRate(),
            state.step() + 1);
    return experiment.optimizer().accept(formula);
  }

  private Verdict clipping(Trace trace, Map<String, Double> norms, double rounding) {
    RegularizationSpec spec = experiment.regularization();
    double squares = norms.values().stream().mapToDouble(norm -> norm * norm).sum();
    double factor =
        spec.clipNorm().isPresent()
            ? Math.min(1, spec.clipNorm().getAsDouble() / (Math.sqrt(squares) + CLIP_MARGIN))
            : 1;
    double most = spec.clipValue().orElse(Double.POSITIVE_INFINITY);
    Agreement agreement = new Agreement(rounding * Math.sqrt(squares));
    for (String name : trace.gradients().names()) {
      double[] cut = Samples.of(trace.gradients().get(name));
      for (int i = 0; i < cut.length; i++) {
        cut[i] = Math.max(-most, Math.min(most, factor * cut[i]));
      }
      agreement.scale(cut);
      agreement.compare(cut, Samples.of(trace.clippedGradients().get(name)));
    }
    return agreement.verdict() == Verdict.DIFFERS ? Verdict.DIFFERS : Verdict.TOO_SMALL;
  }

  private static double largest(Parameters parameters) {
    return parameters.tensors().values().stream()
        .mapToDouble(tensor -> Samples.largest(Samples.of(tensor)))
        .max()
        .orElse(0);
  }

  Tally.Memory memory() {
    return tally.memory();
  }

  void resume(Tally.Memory memory) {
    tally.resume(memory);
  }

  Finding<Formula> finding(String whyUnknown) {
    return tally.finding(whyUnknown);
  }
}
