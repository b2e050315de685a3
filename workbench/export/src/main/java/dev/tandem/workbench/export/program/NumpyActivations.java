package dev.tandem.workbench.export.program;

import dev.tandem.network.ActivationSpec;
import java.util.List;

/** Activations in NumPy: a class for each, with the function and its slope. */
final class NumpyActivations implements ActivationSpec.Visitor<Piece> {
  static final String SIGMOID =
      """
      def sigmoid(x):
          return 0.5 * (1 + np.tanh(0.5 * x))  # 1 / (1 + exp(-x)), which cannot overflow like this
      """;

  private static final String NORMAL =
      """
      erf = np.vectorize(math.erf, otypes=[float])


      def normal(x):
          \"""Φ(x), the share of the normal distribution below x.\"""
          return 0.5 * (1 + erf(x / math.sqrt(2)))
      """;

  @Override
  public Piece identity(ActivationSpec.Identity spec) {
    return new Piece(List.of(), "");
  }

  @Override
  public Piece relu(ActivationSpec.Relu spec) {
    return new Piece(
        ofInput(
            "Relu",
            "y = max(x, 0), y' = 1 where x > 0 and 0 elsewhere",
            "np.maximum(x, 0)",
            "self.x > 0"),
        "Relu()");
  }

  @Override
  public Piece tanh(ActivationSpec.Tanh spec) {
    return new Piece(
        ofOutput("Tanh", "y = tanh(x), y' = 1 - y²", "np.tanh(x)", "1 - self.y ** 2"), "Tanh()");
  }

  @Override
  public Piece sigmoid(ActivationSpec.Sigmoid spec) {
    String definition =
        ofOutput(
            "Sigmoid",
            "y = σ(x) = 1 / (1 + exp(-x)), y' = y (1 - y)",
            "sigmoid(x)",
            "self.y * (1 - self.y)");
    return new Piece(List.of(SIGMOID, definition), "Sigmoid()");
  }

  @Override
  public Piece leakyRelu(ActivationSpec.LeakyRelu spec) {
    return withSetting(
        "LeakyRelu",
        "slope",
        spec.slope(),
        "y = x above 0, slope x below",
        "np.where(x > 0, x, self.slope * x)",
        "np.where(self.x > 0, 1, self.slope)");
  }

  @Override
  public Piece elu(ActivationSpec.Elu spec) {
    return withSetting(
        "Elu",
        "alpha",
        spec.alpha(),
        "y = x above 0, α (exp(x) - 1) below",
        "np.where(x > 0, x, self.alpha * np.expm1(np.minimum(x, 0)))",
        "np.where(self.x > 0, 1, self.alpha * np.exp(np.minimum(self.x, 0)))");
  }

  @Override
  public Piece selu(ActivationSpec.Selu spec) {
    String constants =
        "scale, alpha = "
            + Literal.of(ActivationSpec.Selu.SCALE)
            + ", "
            + Literal.of(ActivationSpec.Selu.ALPHA);
    return new Piece(
        ofInput(
                "Selu",
                "y = λ x above 0, λ α (exp(x) - 1) below",
                "self.scale * np.where(x > 0, x, self.alpha * np.expm1(np.minimum(x, 0)))",
                "self.scale * np.where(self.x > 0, 1, self.alpha * np.exp(np.minimum(self.x, 0)))")
            .replaceFirst("\n\n", "\n    " + constants + "\n\n"),
        "Selu()");
  }

  @Override
  public Piece gelu(ActivationSpec.Gelu spec) {
    if (spec.form() == ActivationSpec.Gelu.Form.EXACT) {
      String definition =
          ofInput(
              "Gelu",
              "y = x Φ(x), y' = Φ(x) + x φ(x) with the normal density φ",
              "x * normal(x)",
              "normal(self.x) + self.x * np.exp(-self.x ** 2 / 2) / math.sqrt(2 * math.pi)");
      return new Piece(List.of(NORMAL, definition), "Gelu()");
    }
    return new Piece(
        """
        class GeluByTanh:
            \"""y = x (1 + t) / 2 with t = tanh(u), u = √(2/π) (x + 0.044715 x³); y' = (1 + t) / 2 + x (1 - t²) u' / 2.\"""

            def forward(self, x):
                self.x = x
                self.t = np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3))
                return x * (1 + self.t) / 2

            def backward(self, dy):
                slope_of_u = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * self.x ** 2)
                return dy * ((1 + self.t) / 2 + self.x * (1 - self.t ** 2) / 2 * slope_of_u)
        """,
        "GeluByTanh()");
  }

  @Override
  public Piece silu(ActivationSpec.Silu spec) {
    String definition =
        ofInput(
            "Silu",
            "y = x σ(x), y' = σ(x) (1 + x (1 - σ(x)))",
            "x * sigmoid(x)",
            "sigmoid(self.x) * (1 + self.x * (1 - sigmoid(self.x)))");
    return new Piece(List.of(SIGMOID, definition), "Silu()");
  }

  @Override
  public Piece softplus(ActivationSpec.Softplus spec) {
    String limit = Literal.of(ActivationSpec.Softplus.THRESHOLD);
    Piece piece =
        withSetting(
            "Softplus",
            "beta",
            spec.beta(),
            "y = log(1 + exp(β x)) / β, y' = σ(β x); a straight line where β x > " + limit,
            "np.where(self.beta * x > LIMIT, x, np.logaddexp(0, self.beta * x) / self.beta)"
                .replace("LIMIT", limit),
            "np.where(self.beta * self.x > LIMIT, 1, sigmoid(self.beta * self.x))"
                .replace("LIMIT", limit));
    return new Piece(List.of(SIGMOID, piece.definitions().get(0)), piece.use());
  }

  /** A function whose slope follows from x. */
  private static String ofInput(String name, String formula, String value, String slope) {
    return """
    class NAME:
        \"""FORMULA.\"""

        def forward(self, x):
            self.x = x
            return VALUE

        def backward(self, dy):
            return dy * (SLOPE)
    """
        .replace("NAME", name)
        .replace("FORMULA", formula)
        .replace("VALUE", value)
        .replace("(SLOPE)", slope.matches("np\\.where\\(.*") ? slope : "(" + slope + ")");
  }

  /** A function whose slope follows from y. */
  private static String ofOutput(String name, String formula, String value, String slope) {
    return """
    class NAME:
        \"""FORMULA.\"""

        def forward(self, x):
            self.y = VALUE
            return self.y

        def backward(self, dy):
            return dy * (SLOPE)
    """
        .replace("NAME", name)
        .replace("FORMULA", formula)
        .replace("VALUE", value)
        .replace("SLOPE", slope);
  }

  private static Piece withSetting(
      String name, String setting, double given, String formula, String value, String slope) {
    String start =
        """

            def __init__(self, SETTING):
                self.SETTING = SETTING

        """
            .replace("SETTING", setting);
    String definition = ofInput(name, formula, value, slope).replaceFirst("\n\n", "\n" + start);
    return new Piece(definition, name + "(" + Literal.of(given) + ")");
  }
}
