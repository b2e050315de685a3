package dev.tandem.workbench.export.program;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A loss in Java, row by row.
 *
 * @param outputs of the network
 */
record JavaLoss(int outputs) implements LossSpec.Visitor<JavaLoss.Parts> {
  /**
   * What the training loop needs.
   *
   * @param definitions of {@code loss(z, y)} of a row and {@code lossSlope(z, y, share)}
   * @param batchWeight what the sum over a batch is divided by for its mean
   * @param totalWeight the same of all training rows
   * @param plain the function by which other rows are judged
   * @param hit whether a row's class is predicted, from z and y
   */
  record Parts(
      List<String> definitions, String batchWeight, String totalWeight, String plain, String hit) {}

  private static final String ROWS = "rows.length";
  private static final String ALL_ROWS = "ROWS";
  private static final String LARGEST = "largest(z) == y";

  private static final String LOG_SUM_EXP =
      """
      /** log(exp(z0) + exp(z1) + ...); the largest z is taken out first, so that nothing overflows. */
      static double logSumExp(double[] z) {
        double largest = Arrays.stream(z).max().getAsDouble();
        return largest + Math.log(Arrays.stream(z).map(value -> Math.exp(value - largest)).sum());
      }
      """;

  private static final String CROSS_ENTROPY =
      """
      /** Cross-entropy of a row: -log softmax(z) of its class y. */
      static double loss(double[] z, int y) {
        return logSumExp(z) - z[y];
      }
      """;

  private static final String CROSS_ENTROPY_SLOPE =
      """
      /** By z: softmax(z) - t, where t is 1 for the row's class and 0 for the others; times the row's share. */
      static double[] lossSlope(double[] z, int y, double share) {
        double[] slope = new double[z.length];
        double logSumExp = logSumExp(z);
        for (int k = 0; k < z.length; k++) {
          slope[k] = share * (Math.exp(z[k] - logSumExp) - (k == y ? 1 : 0));
        }
        return slope;
      }
      """;

  private static final String SPREAD_CROSS_ENTROPY =
      """
      /** Cross-entropy of a row: -sum of t log softmax(z). */
      static double loss(double[] z, int y) {
        double[] t = target(y);
        double logSumExp = logSumExp(z), loss = 0;
        for (int k = 0; k < z.length; k++) {
          loss += t[k] * (logSumExp - z[k]);
        }
        return loss;
      }

      /** By z: (sum of t) softmax(z) - t, times the row's share. */
      static double[] lossSlope(double[] z, int y, double share) {
        double[] t = target(y), slope = new double[z.length];
        double logSumExp = logSumExp(z), sum = Arrays.stream(t).sum();
        for (int k = 0; k < z.length; k++) {
          slope[k] = share * (sum * Math.exp(z[k] - logSumExp) - t[k]);
        }
        return slope;
      }
      """;

  private static final String LOG_ONE_PLUS_EXP =
      """
      /** log(1 + exp(x)), which no x overflows like this. */
      static double logOnePlusExp(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      }
      """;

  @Override
  public Parts softmaxCrossEntropy(LossSpec.SoftmaxCrossEntropy spec) {
    boolean weighted = spec.classWeights() instanceof ClassWeights.Given;
    if (spec.labelSmoothing() == 0 && !weighted) {
      return new Parts(
          List.of(LOG_SUM_EXP, CROSS_ENTROPY, CROSS_ENTROPY_SLOPE),
          ROWS,
          ALL_ROWS,
          "loss",
          LARGEST);
    }
    List<String> definitions = new ArrayList<>();
    if (spec.classWeights() instanceof ClassWeights.Given given) {
      String weights = given.weights().stream().map(Literal::of).collect(Collectors.joining(", "));
      definitions.add(
          "static final double[] CLASS_WEIGHT = {"
              + weights
              + "}; // how much a row of a class counts\n");
    }
    definitions.add(target(spec.labelSmoothing(), weighted));
    definitions.add(LOG_SUM_EXP);
    definitions.add(SPREAD_CROSS_ENTROPY);
    definitions.add(
        CROSS_ENTROPY
            .replace(" loss(", " plainLoss(")
            .replace("class y. ", "class y; test rows are judged by it. "));
    String weights = "Arrays.stream(%s).mapToDouble(%s).sum()";
    return new Parts(
        definitions,
        weighted ? weights.formatted("rows", "r -> CLASS_WEIGHT[trainY[r]]") : ROWS,
        weighted ? weights.formatted("trainY", "y -> CLASS_WEIGHT[y]") : ALL_ROWS,
        "plainLoss",
        LARGEST);
  }

  private String target(double smoothing, boolean weighted) {
    String spread = Literal.of(smoothing);
    String words =
        smoothing == 0
            ? "1 of its own, times that one's weight"
            : spread
                + " spread over all (smoothing), the rest of its own"
                + (weighted ? ", times their weights" : "");
    String fill = smoothing == 0 ? "" : "  Arrays.fill(t, " + spread + " / " + outputs + ");\n";
    String weigh =
        weighted
            ? "  for (int k = 0; k < t.length; k++) {\n    t[k] *= CLASS_WEIGHT[k];\n  }\n"
            : "";
    return """
    /** Shares of the classes in a row: WORDS. */
    static double[] target(int y) {
      double[] t = new double[OUTPUTS];
    FILL  t[y] += REST;
    WEIGH  return t;
    }
    """
        .replace("WORDS", words)
        .replace("OUTPUTS", outputs + "")
        .replace("FILL", fill)
        .replace("REST", Literal.rest(smoothing))
        .replace("WEIGH", weigh);
  }

  @Override
  public Parts binaryCrossEntropy(LossSpec.BinaryCrossEntropy spec) {
    double p = spec.positiveWeight().value().orElseThrow();
    String plain =
        """
        /** Binary cross-entropy of a row: -log sigmoid(z) if y is 1, -log(1 - sigmoid(z)) if it is 0. */
        static double loss(double[] z, int y) {
          return logOnePlusExp(z[0]) - y * z[0];
        }
        """;
    if (p == 1) {
      String slope =
          """
          /** By z: sigmoid(z) - y, times the row's share. */
          static double[] lossSlope(double[] z, int y, double share) {
            return new double[] {share * (sigmoid(z[0]) - y)};
          }
          """;
      return new Parts(
          List.of(JavaActivations.SIGMOID, LOG_ONE_PLUS_EXP, plain, slope),
          ROWS,
          ALL_ROWS,
          "loss",
          "(z[0] > 0 ? 1 : 0) == y");
    }
    String weighted =
        """
        /** Binary cross-entropy of a row; one of class 1 counts WEIGHT times. */
        static double loss(double[] z, int y) {
          return y == 1 ? WEIGHT * logOnePlusExp(-z[0]) : logOnePlusExp(z[0]);
        }

        /** By z: sigmoid(z) if y is 0, -WEIGHT sigmoid(-z) if it is 1; times the row's share. */
        static double[] lossSlope(double[] z, int y, double share) {
          return new double[] {share * (y == 1 ? -WEIGHT * sigmoid(-z[0]) : sigmoid(z[0]))};
        }
        """
            .replace("WEIGHT", Literal.of(p));
    String judged = plain.replace(" loss(", " plainLoss(").replace("a row:", "a test row:");

    return new Parts(
        List.of(JavaActivations.SIGMOID, LOG_ONE_PLUS_EXP, weighted, judged),
        ROWS,
        ALL_ROWS,
        "plainLoss",
        "(z[0] > 0 ? 1 : 0) == y");
  }

  @Override
  public Parts meanSquaredError(LossSpec.MeanSquaredError spec) {
    return ofNumbers("Squared errors: d^2 with d = z - y", "d * d", "2 * d");
  }

  @Override
  public Parts meanAbsoluteError(LossSpec.MeanAbsoluteError spec) {
    return ofNumbers("Absolute errors: |d| with d = z - y", "Math.abs(d)", "Math.signum(d)");
  }

  @Override
  public Parts huber(LossSpec.Huber spec) {
    String delta = Literal.of(spec.delta());
    return ofNumbers(
        "Huber's losses: d^2/2 up to |d| = "
            + delta
            + " and a straight line beyond, with d = z - y",
        "Math.abs(d) <= DELTA ? d * d / 2 : DELTA * (Math.abs(d) - DELTA / 2.0)"
            .replace("DELTA", delta),
        "Math.max(-DELTA, Math.min(DELTA, d))".replace("DELTA", delta));
  }

  private Parts ofNumbers(String words, String value, String slope) {
    return new Parts(
        List.of(
            """
            /** WORDS, summed over a row. */
            static double loss(double[] z, double[] y) {
              double sum = 0;
              for (int k = 0; k < z.length; k++) {
                double d = z[k] - y[k];
                sum += VALUE;
              }
              return sum;
            }

            /** By z, times the row's share. */
            static double[] lossSlope(double[] z, double[] y, double share) {
              double[] slope = new double[z.length];
              for (int k = 0; k < z.length; k++) {
                double d = z[k] - y[k];
                slope[k] = share * SLOPE;
              }
              return slope;
            }
            """
                .replace("WORDS", words)
                .replace("VALUE", value)
                .replace("SLOPE", slope)),
        outputs == 1 ? ROWS : "(rows.length * " + outputs + ")",
        outputs == 1 ? ALL_ROWS : "(ROWS * " + outputs + ")",
        "loss",
        outputs == 1 ? "(z[0] >= 0.5 ? 1 : 0) == y[0]" : "largest(z) == largest(y)");
  }
}
