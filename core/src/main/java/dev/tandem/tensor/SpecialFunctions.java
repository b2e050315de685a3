package dev.tandem.tensor;

/**
 * Functions that Java's library lacks, in float64 and the same bits everywhere.
 *
 * <p>The error function follows fdlibm's s_erf.c (Sun Microsystems 1993; the coefficients are its):
 * a rational function on each of five ranges of {@code a = |x|}.
 *
 * <pre>
 *   a &lt; 0.84375       erf = x + x·P(x²)/Q(x²)
 *   a &lt; 1.25          erf = c + P(a-1)/Q(a-1)                      c about erf(1)
 *   a &lt; 1/0.35, 28    erfc = exp(-a² - 0.5625 + R(1/a²)/S(1/a²)) / a
 * </pre>
 *
 * <p>{@code -a²} is taken in two parts, of which the larger is exact. The error is below 1 ulp.
 */
public final class SpecialFunctions {
  private static final double NEAR_ERF_OF_1 = 8.45062911510467529297e-01;

  // coefficients in rising powers; P over Q, a pair for each range
  private static final double[] P_TO_0_84 = {
    1.28379167095512558561e-01,
    -3.25042107247001499370e-01,
    -2.84817495755985104766e-02,
    -5.77027029648944159157e-03,
    -2.37630166566501626084e-05
  };
  private static final double[] Q_TO_0_84 = {
    1,
    3.97917223959155352819e-01,
    6.50222499887672944485e-02,
    5.08130628187576562776e-03,
    1.32494738004321644526e-04,
    -3.96022827877536812320e-06
  };
  private static final double[] P_TO_1_25 = {
    -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01,
    3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02,
    -2.16637559486879084300e-03
  };
  private static final double[] Q_TO_1_25 = {
    1,
    1.06420880400844228286e-01,
    5.40397917702171048937e-01,
    7.18286544141962662868e-02,
    1.26171219808761642112e-01,
    1.36370839120290507362e-02,
    1.19844998467991074170e-02
  };
  private static final double[] R_TO_2_86 = {
    -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01,
    -6.23753324503260060396e+01, -1.62396669462573470355e+02, -1.84605092906711035994e+02,
    -8.12874355063065934246e+01, -9.81432934416914548592e+00
  };
  private static final double[] S_TO_2_86 = {
    1,
    1.96512716674392571292e+01,
    1.37657754143519042600e+02,
    4.34565877475229228821e+02,
    6.45387271733267880336e+02,
    4.29008140027567833386e+02,
    1.08635005541779435134e+02,
    6.57024977031928170135e+00,
    -6.04244152148580987438e-02
  };
  private static final double[] R_TO_28 = {
    -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01,
    -1.60636384855821916062e+02, -6.37566443368389627722e+02, -1.02509513161107724954e+03,
    -4.83519191608651397019e+02
  };
  private static final double[] S_TO_28 = {
    1,
    3.03380607434824582924e+01,
    3.25792512996573918826e+02,
    1.53672958608443695994e+03,
    3.19985821950859553908e+03,
    2.55305040643316442583e+03,
    4.74528541206955367215e+02,
    -2.24409524465858183362e+01
  };

  private SpecialFunctions() {}

  /** {@code 2/√π·∫₀ˣ exp(-t²) dt}, from -1 to 1; NaN of NaN. */
  public static double erf(double x) {
    double a = Math.abs(x);
    if (Double.isNaN(x)) {
      return Double.NaN;
    }
    if (a < 0.84375) {
      double square = x * x;
      return x + x * ratio(square, P_TO_0_84, Q_TO_0_84);
    }
    if (a < 1.25) {
      return Math.copySign(NEAR_ERF_OF_1 + ratio(a - 1, P_TO_1_25, Q_TO_1_25), x);
    }
    return Math.copySign(a < 6 ? 1 - tail(a) : 1, x);
  }

  /** {@code 1 - erf(a)} from 1.25 to 28. */
  private static double tail(double a) {
    double inverse = 1 / (a * a);
    double ratio =
        a < 1 / 0.35 ? ratio(inverse, R_TO_2_86, S_TO_2_86) : ratio(inverse, R_TO_28, S_TO_28);
    double head = Double.longBitsToDouble(Double.doubleToLongBits(a) & 0xffffffff00000000L);
    return StrictMath.exp(-head * head - 0.5625)
        * StrictMath.exp((head - a) * (head + a) + ratio)
        / a;
  }

  private static double ratio(double x, double[] above, double[] below) {
    return polynomial(x, above) / polynomial(x, below);
  }

  private static double polynomial(double x, double[] coefficients) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
