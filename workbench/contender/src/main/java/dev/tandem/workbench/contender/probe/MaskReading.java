package dev.tandem.workbench.contender.probe;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;
import dev.tandem.engine.Trace.LayerTrace;
import dev.tandem.tensor.Fingerprint;

/**
 * Which units a dropout layer dropped, read from a trace: by what its output is of its input and,
 * where that is 0, by what the gradient below it is of the gradient above it. Where both are 0 the
 * mask does not show; such places are filled in as core draws them, if all others are so drawn.
 */
record MaskReading(String text, Fingerprint fingerprint, boolean known) {
  private static final double TOLERANCE = 1e-3;
  private static final double LEAST_SHARE = 0.5;

  /**
   * Looks at one layer.
   *
   * @param below output and gradient of the layer before it, [B, width]
   * @param above those of the dropout layer
   */
  static MaskReading of(
      long seed, Batch batch, int layer, double probability, LayerTrace below, LayerTrace above) {
    DropoutMask drawn = new DropoutMask(seed, batch, layer, probability);
    double[] input = below.output().values();
    int[] factors = new int[input.length]; // in thousandths, as drawn; -1 where it does not show
    int seen = 0;
    int different = 0;
    double keptFactor = 1 / (1 - probability);
    for (int i = 0; i < input.length; i++) {
      double factor =
          input[i] != 0
              ? above.output().values()[i] / input[i]
              : below.outputGradient().values()[i] / above.outputGradient().values()[i];
      boolean shows = Double.isFinite(factor);
      seen += shows ? 1 : 0;
      different += shows && Math.abs(factor - drawn.factor(i)) > TOLERANCE * keptFactor ? 1 : 0;
      factors[i] = shows ? (int) Math.round(1000 * factor) : -1;
    }
    Fingerprint fingerprint = new Fingerprint();
    boolean known = seen >= LEAST_SHARE * input.length;
    if (different == 0) {
      for (int i = 0; i < input.length; i++) {
        factors[i] = (int) Math.round(1000 * drawn.factor(i));
      }
    }
    fingerprint.add(layer);
    fingerprint.add(factors);
    String text =
        "layer "
            + layer
            + " drops "
            + probability
            + (different == 0
                ? ""
                : ", " + different + " of " + seen + " units not as core draws them");
    return new MaskReading(text, fingerprint, known);
  }
}
