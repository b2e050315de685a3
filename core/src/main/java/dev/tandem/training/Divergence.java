package dev.tandem.training;

import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.Trace;
import dev.tandem.network.LayerKind;
import dev.tandem.network.LayerSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds out where numbers stopped being finite. The session has made no update on the batch, so a
 * trace of it sees what the step saw.
 *
 * <p>What went first is, in this order: a parameter, which then an earlier update has spoilt; the
 * first layer whose output on the batch is not finite; or else the loss. The largest gradient is
 * the largest finite absolute value among the batch's own gradients before clipping; where all of
 * them are spoilt or 0, among those of the step before, as it was. Of a session that cannot trace,
 * only the parameters are known.
 */
final class Divergence {
  private static final String UNTRACED = "unknown (the engine does not show its steps)";

  private final Session session;
  private final List<LayerSpec> layers;

  Divergence(Session session, List<LayerSpec> layers) {
    this.session = session;
    this.layers = layers;
  }

  /**
   * The report on a batch.
   *
   * @param loss of the batch, not finite
   * @param rewind that was told of the batch
   */
  DivergenceException report(Batch batch, double loss, Rewind rewind) {
    Optional<Trace> trace =
        session.abilities().contains(Ability.TRACE)
            ? Optional.of(session.trace(batch))
            : Optional.empty();
    String first = first(session.state().parameters(), trace);
    String largest = trace.map(seen -> largest(seen, rewind)).orElse(UNTRACED);
    String what =
        "the loss is "
            + loss
            + "; first not finite: "
            + first
            + "; largest finite gradient: "
            + largest
            + "; a smaller learning rate or clipping may help";
    return new DivergenceException(batch.epoch(), batch.step(), what);
  }

  /** The name of a parameter that is not finite, if there is one. */
  static Optional<String> spoilt(Parameters parameters) {
    return parameters.tensors().entrySet().stream()
        .filter(entry -> !isFinite(entry.getValue().toDoubles()))
        .map(entry -> entry.getKey())
        .findFirst();
  }

  private String first(Parameters parameters, Optional<Trace> trace) {
    return spoilt(parameters)
        .map(name -> "parameter " + name)
        .orElseGet(() -> trace.map(this::first).orElse(UNTRACED));
  }

  private String first(Trace trace) {
    for (int i = 0; i < trace.layers().size(); i++) {
      Matrix output = trace.layers().get(i).output();
      if (!isFinite(output.values())) {
        return "the output of layer " + i + " (" + LayerKind.of(layers.get(i)) + ")";
      }
    }
    return "the loss; the outputs of all layers are finite";
  }

  private String largest(Trace trace, Rewind rewind) {
    return largest(trace.gradients())
        .or(
            () ->
                rewind
                    .stepBeforeLast()
                    .flatMap(before -> largest(before.gradients()))
                    .map(text -> text + " in the step before"))
        .orElse("none (all are 0 or not finite)");
  }

  private static Optional<String> largest(Parameters gradients) {
    return gradients.tensors().entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), largestFinite(entry.getValue())))
        .filter(entry -> entry.getValue().isPresent())
        .max(Comparator.comparingDouble(entry -> entry.getValue().getAsDouble()))
        .map(entry -> entry.getKey() + " " + format(entry.getValue().getAsDouble()));
  }

  private static OptionalDouble largestFinite(Tensor tensor) {
    return Arrays.stream(tensor.toDoubles())
        .map(Math::abs)
        .filter(g -> g > 0 && g < Double.POSITIVE_INFINITY)
        .max();
  }

  private static boolean isFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
