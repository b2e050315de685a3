package dev.tandem.workbench.explain;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The right-hand side of a formula as a tree. It is written with symbols and with numbers, and
 * computed, from the same nodes: the three cannot drift apart.
 */
sealed interface Expression {
  /** In float64, from the numbers at its leaves. */
  double value();

  /** The size of what is added up on the way, from which rounding errors are judged. */
  default double scale() {
    return Math.abs(value());
  }

  /** How tightly it binds; one that binds less than its place needs gets parentheses. */
  int rank();

  void write(Ink ink);

  int NEGATIVE = 0;
  int SUM = 1;
  int PRODUCT = 2;
  int POWER = 3;
  int LEAF = 4;

  static Sum sum(Expression... terms) {
    return new Sum(List.of(terms));
  }

  static Times times(Expression... factors) {
    return new Times(List.of(factors));
  }

  static Minus minus(Expression a, Expression b) {
    return new Minus(a, b);
  }

  static Over over(Expression a, Expression b) {
    return new Over(a, b);
  }

  static Literal number(double value) {
    return new Literal(value);
  }

  /** A function of one argument. */
  static Call call(String name, Expression argument, ToDoubleFunction<Double> function) {
    return new Call(name, List.of(argument), function.applyAsDouble(argument.value()));
  }

  static Call exp(Expression argument) {
    return call("exp", argument, StrictMath::exp);
  }

  static Call log(Expression argument) {
    return call("log", argument, StrictMath::log);
  }

  static Call sqrt(Expression argument) {
    return call("sqrt", argument, Math::sqrt);
  }

  static Call max(Expression a, Expression b) {
    return new Call("max", List.of(a, b), Math.max(a.value(), b.value()));
  }

  static Call min(Expression a, Expression b) {
    return new Call("min", List.of(a, b), Math.min(a.value(), b.value()));
  }

  /**
   * A number with a name.
   *
   * @param meaning what the symbol stands for, for people
   */
  record Quantity(String symbol, String meaning, double value) implements Expression {
    @Override
    public int rank() {
      return LEAF;
    }

    @Override
    public void write(Ink ink) {
      ink.quantity(this);
    }
  }

  /** A number that belongs to the formula itself, at least 0. */
  record Literal(double value) implements Expression {
    @Override
    public int rank() {
      return LEAF;
    }

    @Override
    public void write(Ink ink) {
      ink.text(NumberText.plain(value));
    }
  }

  /** Terms added up; of many the largest ones are written, the others as one number. */
  record Sum(List<Expression> terms) implements Expression {
    public Sum {
      terms = List.copyOf(terms);
    }

    @Override
    public double value() {
      double sum = 0;
      for (Expression term : terms) {
        sum += term.value();
      }
      return sum;
    }

    @Override
    public double scale() {
      return terms.stream().mapToDouble(Expression::scale).sum();
    }

    @Override
    public int rank() {
      return terms.size() == 1 ? terms.get(0).rank() : SUM;
    }

    @Override
    public void write(Ink ink) {
      LongSum.write(terms, ink);
    }
  }

  /**
   * A sum over the rows of a batch, which symbols write once for all of them.
   *
   * @param terms one a row
   */
  record OverRows(Expression pattern, List<Expression> terms) implements Expression {
    public OverRows {
      terms = List.copyOf(terms);
    }

    @Override
    public double value() {
      return new Sum(terms).value();
    }

    @Override
    public double scale() {
      return new Sum(terms).scale();
    }

    @Override
    public int rank() {
      return terms.size() == 1 ? pattern.rank() : SUM;
    }

    @Override
    public void write(Ink ink) {
      if (ink.writesNumbers() || terms.size() == 1) {
        LongSum.write(terms, ink);
      } else {
        ink.text("sum over rows of ");
        ink.child(pattern, PRODUCT);
      }
    }
  }

  /** {@code a - b}. */
  record Minus(Expression a, Expression b) implements Expression {
    @Override
    public double value() {
      return a.value() - b.value();
    }

    @Override
    public double scale() {
      return a.scale() + b.scale();
    }

    @Override
    public int rank() {
      return SUM;
    }

    @Override
    public void write(Ink ink) {
      ink.child(a, SUM);
      ink.text(" - ");
      ink.child(b, PRODUCT);
    }
  }

  /** {@code -a}. */
  record Negative(Expression a) implements Expression {
    @Override
    public double value() {
      return -a.value();
    }

    @Override
    public double scale() {
      return a.scale();
    }

    @Override
    public int rank() {
      return NEGATIVE;
    }

    @Override
    public void write(Ink ink) {
      ink.text("-");
      ink.child(a, PRODUCT);
    }
  }

  /** Factors multiplied. */
  record Times(List<Expression> factors) implements Expression {
    public Times {
      factors = List.copyOf(factors);
    }

    @Override
    public double value() {
      double product = 1;
      for (Expression factor : factors) {
        product *= factor.value();
      }
      return product;
    }

    @Override
    public double scale() {
      double product = 1;
      for (Expression factor : factors) {
        product *= factor.scale();
      }
      return product;
    }

    @Override
    public int rank() {
      return PRODUCT;
    }

    @Override
    public void write(Ink ink) {
      for (int i = 0; i < factors.size(); i++) {
        ink.text(i == 0 ? "" : "*");
        ink.child(factors.get(i), i == 0 ? PRODUCT : POWER);
      }
    }
  }

  /** {@code a / b}. */
  record Over(Expression a, Expression b) implements Expression {
    @Override
    public double value() {
      return a.value() / b.value();
    }

    @Override
    public double scale() {
      return a.scale() / Math.abs(b.value());
    }

    @Override
    public int rank() {
      return PRODUCT;
    }

    @Override
    public void write(Ink ink) {
      ink.child(a, PRODUCT);
      ink.text(" / ");
      ink.child(b, POWER);
    }
  }

  /** {@code base^exponent}. */
  record Power(Expression base, Expression exponent) implements Expression {
    @Override
    public double value() {
      return StrictMath.pow(base.value(), exponent.value());
    }

    @Override
    public int rank() {
      return POWER;
    }

    @Override
    public void write(Ink ink) {
      ink.child(base, LEAF);
      ink.text("^");
      ink.child(exponent, LEAF);
    }
  }

  /** A function of its arguments. */
  record Call(String name, List<Expression> arguments, double value) implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public double scale() {
      return Math.abs(value) + arguments.stream().mapToDouble(Expression::scale).sum();
    }

    @Override
    public int rank() {
      return LEAF;
    }

    @Override
    public void write(Ink ink) {
      ink.text(name + "(");
      for (int i = 0; i < arguments.size(); i++) {
        ink.text(i == 0 ? "" : ", ");
        ink.outermost(arguments.get(i));
      }
      ink.text(")");
    }
  }
}
