package dev.tandem.workbench.explain;

import dev.tandem.workbench.explain.Expression.Quantity;
import dev.tandem.workbench.explain.Ink.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code left = right with symbols = right with numbers = result}.
 *
 * @param left what is computed; its value is the engine's own where engines show it
 * @param tolerance how far the two may lie apart by rounding
 */
record Formula(Quantity left, Expression right, double tolerance) implements Block {
  /** A number that engines do not show: the formula gives it. */
  static Formula computed(String symbol, String meaning, Expression right) {
    return new Formula(new Quantity(symbol, meaning, right.value()), right, 0);
  }

  /** Whether the engine's number is the formula's, up to rounding. */
  boolean agrees() {
    double result = right.value();
    return Double.compare(result, left.value()) == 0
        || Math.abs(result - left.value()) <= tolerance;
  }

  /** What stands on either side of the equals signs. */
  List<List<Piece>> sides(NumberText numbers) {
    List<List<Piece>> sides = new ArrayList<>();
    sides.add(List.of(Piece.symbol(left)));
    add(sides, Ink.symbols(right));
    add(sides, Ink.numbers(right, numbers));
    double result = agrees() ? left.value() : right.value();
    add(sides, List.of(Piece.number(left, numbers.of(result))));
    return sides;
  }

  /** Says so where the engine's number is not the formula's. */
  Optional<String> engineHasOther(NumberText numbers) {
    return agrees() ? Optional.empty() : Optional.of("the engine has " + numbers.of(left.value()));
  }

  private static void add(List<List<Piece>> sides, List<Piece> side) {
    if (!text(sides.get(sides.size() - 1)).equals(text(side))) {
      sides.add(side);
    }
  }

  static String text(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString();
  }
}
