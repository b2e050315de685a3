package dev.tandem.workbench.export.program;

import dev.tandem.network.ActivationSpec;
import java.util.List;

/** Activations in Java: a method for each function, and one for its slope. */
final class JavaActivations implements ActivationSpec.Visitor<Piece> {
  static final String SIGMOID =
      """
      static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
      }
      """;

  private static final String LAYER =
      """
      /** A function of each value alone: Y = f(X). Back: dX = dY f'(X). */
      static class Activation implements Layer {
        private final DoubleUnaryOperator function, slope;
        private double[][] x;

        Activation(DoubleUnaryOperator function, DoubleUnaryOperator slope) {
          this.function = function;
          this.slope = slope;
        }

        public double[][] forward(double[][] x) {
          this.x = x;
          return Arrays.stream(x).map(row -> Arrays.stream(row).map(function).toArray()).toArray(double[][]::new);
        }

        public double[][] backward(double[][] dy) {
          double[][] dx = new double[dy.length][dy[0].length];
          for (int row = 0; row < dy.length; row++) {
            for (int i = 0; i < dy[row].length; i++) {
              dx[row][i] = dy[row][i] * slope.applyAsDouble(x[row][i]);
            }
          }
          return dx;
        }
      }
      """;

  private static final String NORMAL =
      """
      /** The share of the normal distribution below x: (1 + erf(x / sqrt(2))) / 2. */
      static double normal(double x) {
        return (1 + erf(x / Math.sqrt(2))) / 2;
      }

      /** 2/sqrt(pi) exp(-x^2) (x + 2 x^3/3 + 4 x^5/(3*5) + 8 x^7/(3*5*7) + ...), beyond 6 it is 1 or -1. */
      static double erf(double x) {
        if (Math.abs(x) > 6) {
          return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
          term *= 2 * x * x / (2 * n + 1);
          sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
      }
      """;

  @Override
  public Piece identity(ActivationSpec.Identity spec) {
    return new Piece(List.of(), "");
  }

  @Override
  public Piece relu(ActivationSpec.Relu spec) {
    return plain("relu", "", "Math.max(x, 0)", "x > 0 ? 1 : 0");
  }

  @Override
  public Piece tanh(ActivationSpec.Tanh spec) {
    return plain("tanh", "", "Math.tanh(x)", "1 - tanh(x) * tanh(x)");
  }

  @Override
  public Piece sigmoid(ActivationSpec.Sigmoid spec) {
    String slope =
        """
        static double sigmoidSlope(double x) {
          return sigmoid(x) * (1 - sigmoid(x));
        }
        """;
    return new Piece(
        List.of(LAYER, SIGMOID, slope), "new Activation(Train::sigmoid, Train::sigmoidSlope)");
  }

  @Override
  public Piece leakyRelu(ActivationSpec.LeakyRelu spec) {
    return withSetting(
        "leakyRelu", "below", spec.slope(), "x > 0 ? x : below * x", "x > 0 ? 1 : below");
  }

  @Override
  public Piece elu(ActivationSpec.Elu spec) {
    return withSetting(
        "elu",
        "alpha",
        spec.alpha(),
        "x > 0 ? x : alpha * Math.expm1(x)",
        "x > 0 ? 1 : alpha * Math.exp(x)");
  }

  @Override
  public Piece selu(ActivationSpec.Selu spec) {
    String scale = Literal.of(ActivationSpec.Selu.SCALE);
    String alpha = Literal.of(ActivationSpec.Selu.ALPHA);
    return plain(
        "selu",
        "",
        scale + " * (x > 0 ? x : " + alpha + " * Math.expm1(x))",
        scale + " * (x > 0 ? 1 : " + alpha + " * Math.exp(x))");
  }

  @Override
  public Piece gelu(ActivationSpec.Gelu spec) {
    if (spec.form() == ActivationSpec.Gelu.Form.EXACT) {
      Piece piece =
          plain(
              "gelu",
              "",
              "x * normal(x)",
              "normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI)");
      return new Piece(List.of(LAYER, NORMAL, piece.definitions().get(1)), piece.use());
    }
    String functions =
        """
        /** x (1 + t) / 2 with t = tanh(u), u = sqrt(2/pi) (x + 0.044715 x^3): close to the exact GELU. */
        static double geluByTanh(double x) {
          return x * (1 + Math.tanh(u(x))) / 2;
        }

        static double geluByTanhSlope(double x) {
          double t = Math.tanh(u(x));
          double slopeOfU = Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
          return (1 + t) / 2 + x * (1 - t * t) / 2 * slopeOfU;
        }

        static double u(double x) {
          return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
        }
        """;
    return new Piece(
        List.of(LAYER, functions), "new Activation(Train::geluByTanh, Train::geluByTanhSlope)");
  }

  @Override
  public Piece silu(ActivationSpec.Silu spec) {
    Piece piece = plain("silu", "", "x * sigmoid(x)", "sigmoid(x) * (1 + x * (1 - sigmoid(x)))");
    return new Piece(List.of(LAYER, SIGMOID, piece.definitions().get(1)), piece.use());
  }

  @Override
  public Piece softplus(ActivationSpec.Softplus spec) {
    String limit = Literal.of(ActivationSpec.Softplus.THRESHOLD);
    Piece piece =
        withSetting(
            "softplus",
            "beta",
            spec.beta(),
            "beta * x > LIMIT ? x : Math.log1p(Math.exp(beta * x)) / beta".replace("LIMIT", limit),
            "beta * x > LIMIT ? 1 : sigmoid(beta * x)".replace("LIMIT", limit));
    return new Piece(List.of(LAYER, SIGMOID, piece.definitions().get(1)), piece.use());
  }

  private static Piece plain(String name, String setting, String value, String slope) {
    String functions =
        """
        static double NAME(double xSETTING) {
          return VALUE;
        }

        static double NAMESlope(double xSETTING) {
          return SLOPE;
        }
        """
            .replace("NAME", name)
            .replace("SETTING", setting)
            .replace("VALUE", value)
            .replace("SLOPE", slope);
    return new Piece(
        List.of(LAYER, functions),
        "new Activation(Train::NAME, Train::NAMESlope)".replace("NAME", name));
  }

  private static Piece withSetting(
      String name, String setting, double given, String value, String slope) {
    Piece piece = plain(name, ", double " + setting, value, slope);
    return new Piece(
        piece.definitions(),
        "new Activation(x -> NAME(x, GIVEN), x -> NAMESlope(x, GIVEN))"
            .replace("NAME", name)
            .replace("GIVEN", Literal.of(given)));
  }
}
