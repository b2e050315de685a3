package dev.tandem.workbench.explain;

import dev.tandem.workbench.explain.Expression.Quantity;
import java.util.ArrayList;
import java.util.List;

/** Writes expressions, with symbols or with numbers, as pieces that know what they mean. */
final class Ink {
  /**
   * A part of a line.
   *
   * @param meaning of a symbol or its number; empty for signs and words
   */
  record Piece(String text, String meaning, boolean isSymbol) {
    static Piece symbol(Quantity quantity) {
      return new Piece(quantity.symbol(), quantity.meaning(), true);
    }

    static Piece number(Quantity quantity, String number) {
      return new Piece(number, quantity.symbol() + ": " + quantity.meaning(), false);
    }
  }

  private final NumberText numbers; // null to write symbols
  private final List<Piece> pieces = new ArrayList<>();
  private boolean outermost = true;

  private Ink(NumberText numbers) {
    this.numbers = numbers;
  }

  static List<Piece> symbols(Expression expression) {
    return write(new Ink(null), expression);
  }

  static List<Piece> numbers(Expression expression, NumberText numbers) {
    return write(new Ink(numbers), expression);
  }

  private static List<Piece> write(Ink ink, Expression expression) {
    ink.outermost(expression);
    return ink.pieces;
  }

  boolean writesNumbers() {
    return numbers != null;
  }

  void text(String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, "", false));
    }
  }

  void quantity(Quantity quantity) {
    if (!writesNumbers()) {
      pieces.add(Piece.symbol(quantity));
      return;
    }
    String number = numbers.of(quantity.value());
    boolean bare = outermost || !number.startsWith("-");
    pieces.add(Piece.number(quantity, bare ? number : "(" + number + ")"));
  }

  /** A part of a larger expression. */
  void child(Expression expression, int leastRank) {
    outermost = false;
    if (expression.rank() < leastRank) {
      text("(");
      expression.write(this);
      text(")");
    } else {
      expression.write(this);
    }
  }

  /** An expression that stands alone, such as an argument. */
  void outermost(Expression expression) {
    outermost = true;
    expression.write(this);
    outermost = false;
  }

  /** What is left of a long sum. */
  void rest(int terms, double value) {
    String count = terms + (terms == 1 ? " more term" : " more terms");
    text(" + [" + count + (writesNumbers() ? ": " + numbers.of(value) : "") + "]");
  }
}
