package dev.tandem.workbench.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A formula as it stands on the page: read back from text and computed again from the digits that
 * are printed, with nothing but this class's own arithmetic.
 *
 * @param left its symbol
 * @param numbers the side before the last; not always one of numbers
 * @param result as printed
 */
record PrintedFormula(String left, String numbers, String result) {
  private static final int DIGITS = 6;
  private static final Pattern FENCED = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REST = Pattern.compile("\\[\\d+ more terms?: ([^]]+)]");
  private static final Pattern TOKEN =
      Pattern.compile("\\d+(\\.\\d+)?(e-?\\d+)?|[A-Za-z]+(?=\\()|[-+*/^(),]");
  private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
      Map.of(
          "exp", Math::exp,
          "log", Math::log,
          "tanh", Math::tanh,
          "sqrt", Math::sqrt,
          "abs", Math::abs,
          "sign", Math::signum,
          "sigmoid", x -> 1 / (1 + Math.exp(-x)),
          "Phi", PrintedFormula::normal,
          "phi", x -> Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));

  /** All formulas of a page. */
  static List<PrintedFormula> of(String markdown) {
    List<PrintedFormula> formulas = new ArrayList<>();
    Matcher fenced = FENCED.matcher(markdown);
    while (fenced.find()) {
      for (String line : fenced.group(1).replaceAll("\n +=", " =").split("\n")) {
        String[] sides = line.split(" = ");
        formulas.add(
            new PrintedFormula(sides[0], sides[sides.length - 2], sides[sides.length - 1]));
      }
    }
    return formulas;
  }

  double value() {
    return Double.parseDouble(result);
  }

  /** What the numbers on the page come to; empty where the page has no sum to do. */
  OptionalDouble computed() {
    List<String> tokens = tokens();
    return tokens.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(new Evaluation(tokens, -1).run());
  }

  /** How far the roundings of all printed numbers can move it, and that of the result. */
  double rounding() {
    List<String> tokens = tokens();
    double value = new Evaluation(tokens, -1).run();
    double sum = half(value());
    for (int i = 0; i < tokens.size(); i++) {
      if (Character.isDigit(tokens.get(i).charAt(0))) {
        sum += Math.abs(new Evaluation(tokens, i).run() - value);
      }
    }
    return sum;
  }

  private List<String> tokens() {
    String text = REST.matcher(numbers).replaceAll("($1)").replace(" ", "");
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt() || end < text.length()) {
      if (!matcher.lookingAt()) {
        return List.of(); // symbols
      }
      tokens.add(matcher.group());
      end = matcher.end();
      matcher.region(end, text.length());
    }
    return tokens;
  }

  /** Half a unit of the last printed digit. */
  private static double half(double value) {
    return value == 0
        ? 0
        : 0.5 * Math.pow(10, Math.floor(Math.log10(Math.abs(value))) + 1 - DIGITS);
  }

  /** The normal distribution's Φ, by its series: the page's numbers are not far from 0. */
  private static double normal(double x) {
    double term = x;
    double sum = x;
    for (int k = 1; k < 100; k++) {
      term *= -x * x / (2 * k);
      sum += term / (2 * k + 1);
    }
    return 0.5 + sum / Math.sqrt(2 * Math.PI);
  }

  /** Recursive descent over the tokens, one number of which may be moved. */
  private static final class Evaluation {
    private final List<String> tokens;
    private final int moved;
    private int at;

    Evaluation(List<String> tokens, int moved) {
      this.tokens = tokens;
      this.moved = moved;
    }

    double run() {
      double value = sum();
      if (at < tokens.size()) {
        throw new IllegalStateException("unread: " + tokens.subList(at, tokens.size()));
      }
      return value;
    }

    private boolean take(String token) {
      boolean there = at < tokens.size() && tokens.get(at).equals(token);
      at += there ? 1 : 0;
      return there;
    }

    private double sum() {
      double value = take("-") ? -product() : product();
      while (true) {
        if (take("+")) {
          value += product();
        } else if (take("-")) {
          value -= product();
        } else {
          return value;
        }
      }
    }

    private double product() {
      double value = power();
      while (true) {
        if (take("*")) {
          value *= power();
        } else if (take("/")) {
          value /= power();
        } else {
          return value;
        }
      }
    }

    private double power() {
      double base = leaf();
      if (!take("^")) {
        return base;
      }
      at++; // a whole number, printed in full
      return Math.pow(base, Double.parseDouble(tokens.get(at - 1)));
    }

    private double leaf() {
      String token = tokens.get(at);
      at++;
      if (token.equals("(")) {
        double value = sum();
        take(")");
        return value;
      }
      if (Character.isDigit(token.charAt(0))) {
        double value = Double.parseDouble(token);
        return at - 1 == moved ? value + half(value) : value;
      }
      take("(");
      double argument = sum();
      if (take(",")) {
        double second = sum();
        take(")");
        return token.equals("max") ? Math.max(argument, second) : Math.min(argument, second);
      }
      take(")");
      return FUNCTIONS.get(token).applyAsDouble(argument);
    }
  }
}
