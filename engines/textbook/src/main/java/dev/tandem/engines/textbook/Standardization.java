package dev.tandem.engines.textbook;

/**
 * Numbers brought to mean 0 and variance 1: {@code x̂ = (x - μ) / √(σ² + ε)}, with {@code μ = Σx/n}
 * and the biased {@code σ² = Σ(x - μ)²/n}.
 *
 * <p>Back, since every x̂ depends on every x through μ and σ²:
 *
 * <pre>
 *   dx = (dx̂ - mean(dx̂) - x̂·mean(dx̂·x̂)) / √(σ² + ε)
 * </pre>
 *
 * <p>Ioffe and Szegedy 2015 do this to the columns of a batch, Ba et al. 2016 to its rows.
 */
record Standardization(double mean, double variance, double root, double[] standardized) {
  static Standardization of(double[] x, double epsilon) {
    double mean = mean(x);
    double variance = 0;
    for (double value : x) {
      variance += (value - mean) * (value - mean) / x.length;
    }
    double root = Math.sqrt(variance + epsilon);
    double[] standardized = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      standardized[i] = (x[i] - mean) / root;
    }
    return new Standardization(mean, variance, root, standardized);
  }

  /** From the gradient by x̂ to that by x. */
  double[] backward(double[] dStandardized) {
    double[] products = new double[standardized.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = dStandardized[i] * standardized[i];
    }
    double meanGradient = mean(dStandardized);
    double meanProduct = mean(products);
    double[] dx = new double[standardized.length];
    for (int i = 0; i < dx.length; i++) {
      dx[i] = (dStandardized[i] - meanGradient - standardized[i] * meanProduct) / root;
    }
    return dx;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
