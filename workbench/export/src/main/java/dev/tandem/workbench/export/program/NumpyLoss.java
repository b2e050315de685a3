package dev.tandem.workbench.export.program;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A loss in NumPy.
 *
 * @param outputs of the network
 */
record NumpyLoss(int outputs) implements LossSpec.Visitor<NumpyLoss.Parts> {
  /**
   * What the training loop needs.
   *
   * @param definitions of {@code losses(z, y)}, of each row or number, and {@code loss_slope(z, y)}
   * @param batchWeight what the sum over a batch is divided by for its mean
   * @param totalWeight the same of all training rows
   * @param plain the function by which other rows are judged
   * @param hits whether each row's class is predicted, from z and validation_y
   */
  record Parts(
      List<String> definitions,
      String batchWeight,
      String totalWeight,
      String plain,
      String hits) {}

  private static final String LARGEST = "z.argmax(axis=1) == validation_y";
  private static final String POSITIVE = "(z > 0) == validation_y";

  private static final String LOG_SOFTMAX =
      """
      def log_softmax(z):
          z = z - z.max(axis=1, keepdims=True)  # changes nothing, but exp cannot overflow
          return z - np.log(np.exp(z).sum(axis=1, keepdims=True))
      """;

  private static final String CROSS_ENTROPY =
      """
      def losses(z, y):
          \"""Cross-entropy of each row: -log softmax(z) of the row's class.\"""
          return -log_softmax(z)[np.arange(len(y)), y]
      """;

  private static final String CROSS_ENTROPY_SLOPE =
      """
      def loss_slope(z, y):
          \"""By z: softmax(z) - t, where t is 1 for the row's class and 0 for the others.\"""
          return np.exp(log_softmax(z)) - np.eye(z.shape[1])[y]
      """;

  private static final String SPREAD_CROSS_ENTROPY =
      """
      def losses(z, y):
          \"""Cross-entropy of each row: -Σₖ tₖ log softmax(z)ₖ.\"""
          return -(targets(y) * log_softmax(z)).sum(axis=1)


      def loss_slope(z, y):
          \"""By z: (Σₖ tₖ) softmax(z) - t.\"""
          t = targets(y)
          return t.sum(axis=1, keepdims=True) * np.exp(log_softmax(z)) - t
      """;

  @Override
  public Parts softmaxCrossEntropy(LossSpec.SoftmaxCrossEntropy spec) {
    boolean weighted = spec.classWeights() instanceof ClassWeights.Given;
    if (spec.labelSmoothing() == 0 && !weighted) {
      return new Parts(
          List.of(LOG_SOFTMAX, CROSS_ENTROPY, CROSS_ENTROPY_SLOPE),
          "len(rows)",
          "len(order)",
          "losses",
          LARGEST);
    }
    List<String> definitions = new ArrayList<>();
    if (spec.classWeights() instanceof ClassWeights.Given given) {
      String weights = given.weights().stream().map(Literal::of).collect(Collectors.joining(", "));
      definitions.add(
          "class_weight = np.array([" + weights + "])  # how much a row of a class counts\n");
    }
    definitions.add(targets(spec.labelSmoothing(), weighted));
    definitions.add(LOG_SOFTMAX);
    definitions.add(SPREAD_CROSS_ENTROPY);
    definitions.add(
        CROSS_ENTROPY
            .replace("losses", "plain_losses")
            .replace("class.\"", "class; test rows are judged by it.\""));
    return new Parts(
        definitions,
        weighted ? "class_weight[y].sum()" : "len(rows)",
        weighted ? "class_weight[train_y].sum()" : "len(order)",
        "plain_losses",
        LARGEST);
  }

  private String targets(double smoothing, boolean weighted) {
    String spread = Literal.of(smoothing);
    String share =
        smoothing == 0
            ? "np.eye(CLASSES)[y]"
            : Literal.rest(smoothing) + " * np.eye(CLASSES)[y] + " + spread + " / CLASSES";
    String words =
        smoothing == 0
            ? "1 of its own, times that one's weight"
            : spread
                + " spread over all (smoothing), the rest of its own"
                + (weighted ? ", times their weights" : "");
    String value = weighted && smoothing != 0 ? "(" + share + ")" : share;
    return """
    def targets(y):
        \"""Shares of the classes in each row: WORDS.\"""
        return VALUE
    """
        .replace("WORDS", words)
        .replace("VALUE", weighted ? value + " * class_weight" : value)
        .replace("CLASSES", outputs + "");
  }

  @Override
  public Parts binaryCrossEntropy(LossSpec.BinaryCrossEntropy spec) {
    double p = spec.positiveWeight().value().orElseThrow();
    String plain =
        """
        def losses(z, y):
            \"""Binary cross-entropy of each row: -log σ(z) if y is 1, -log(1 - σ(z)) if it is 0.\"""
            return np.logaddexp(0, z) - y * z
        """;
    if (p == 1) {
      String slope =
          """
          def loss_slope(z, y):
              \"""By z: σ(z) - y.\"""
              return sigmoid(z) - y
          """;
      return new Parts(
          List.of(NumpyActivations.SIGMOID, plain, slope),
          "len(rows)",
          "len(order)",
          "losses",
          POSITIVE);
    }
    String weighted =
        """
        def losses(z, y):
            \"""Binary cross-entropy of each row; a row of class 1 counts WEIGHT times.\"""
            return (1 - y) * np.logaddexp(0, z) + WEIGHT * y * np.logaddexp(0, -z)


        def loss_slope(z, y):
            \"""By z: σ(z) if y is 0, -WEIGHT σ(-z) if it is 1.\"""
            return (1 - y) * sigmoid(z) - WEIGHT * y * sigmoid(-z)
        """
            .replace("WEIGHT", Literal.of(p));
    String judged = plain.replace("losses", "plain_losses").replace("each row:", "each test row:");
    return new Parts(
        List.of(NumpyActivations.SIGMOID, weighted, judged),
        "len(rows)",
        "len(order)",
        "plain_losses",
        POSITIVE);
  }

  @Override
  public Parts meanSquaredError(LossSpec.MeanSquaredError spec) {
    return ofNumbers("Squared error of each number: (z - y)²", "(z - y) ** 2", "2 * (z - y)");
  }

  @Override
  public Parts meanAbsoluteError(LossSpec.MeanAbsoluteError spec) {
    return ofNumbers("Absolute error of each number: |z - y|", "np.abs(z - y)", "np.sign(z - y)");
  }

  @Override
  public Parts huber(LossSpec.Huber spec) {
    String delta = Literal.of(spec.delta());
    return ofNumbers(
        "Huber's loss of each number: (z - y)²/2 up to |z - y| = DELTA and a straight line beyond"
            .replace("DELTA", delta),
        "np.where(abs(z - y) <= DELTA, (z - y) ** 2 / 2, DELTA * (abs(z - y) - DELTA / 2))"
            .replace("DELTA", delta),
        "np.clip(z - y, -DELTA, DELTA)".replace("DELTA", delta));
  }

  private Parts ofNumbers(String words, String value, String slope) {
    String definition =
        """
        def losses(z, y):
            \"""WORDS.\"""
            return VALUE


        def loss_slope(z, y):
            \"""By z.\"""
            return SLOPE
        """
            .replace("WORDS", words)
            .replace("VALUE", value)
            .replace("SLOPE", slope);
    return new Parts(
        List.of(definition),
        "z.size",
        "train_y.size",
        "losses",
        outputs == 1
            ? "(z >= 0.5) == validation_y"
            : "z.argmax(axis=1) == validation_y.argmax(axis=1)");
  }
}
