package dev.tandem.workbench.judgement.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down correction of p-values (Holm 1979): the chance of any false claim among them
 * stays below the level.
 *
 * <pre>
 *   p₍₁₎ ≤ … ≤ p₍ₘ₎        adjusted p₍ₖ₎ = min(1, max over j ≤ k of (m − j + 1) · p₍ⱼ₎)
 * </pre>
 */
public final class Holm {
  private Holm() {}

  /** The adjusted p-values, in the given order. A NaN stays NaN and is not counted in m. */
  public static double[] adjust(double... pValues) {
    double[] adjusted = new double[pValues.length];
    Arrays.fill(adjusted, Double.NaN);
    Integer[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .filter(i -> !Double.isNaN(pValues[i]))
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .toArray(Integer[]::new);
    double largest = 0;
    for (int k = 0; k < ascending.length; k++) {
      largest = Math.max(largest, (ascending.length - k) * pValues[ascending[k]]);
      adjusted[ascending[k]] = Math.min(1, largest);
    }
    return adjusted;
  }
}
