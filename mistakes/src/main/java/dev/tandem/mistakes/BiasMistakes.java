package dev.tandem.mistakes;

import dev.tandem.engines.textbook.Layer;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** What goes wrong with biases and their gradients. */
final class BiasMistakes {
  private BiasMistakes() {}

  static List<Mistake> all() {
    return List.of(
        gradientOfOneRow(),
        gradientOverEverything(),
        gradientAveraged(),
        noGradient(),
        neverUpdated());
  }

  private static Mistake gradientOfOneRow() {
    return Draft.of("bias-gradient-of-one-row", Place.BACKWARD)
        .title("The bias gradient is that of the last row, not the sum over rows.")
        .words(
            "A loop over rows assigns the bias gradient instead of adding to it, so only the last"
                + " row counts.",
            "Weights get the whole batch's gradient, biases get one row's.")
        .formulas("db = Σ_rows dY", "db = dY of the last row")
        .remedy("Add up the rows: db += dY[row] in a loop, or dY.sum(axis=0).")
        .symptoms(
            "weight gradients are right, bias gradients are too small and noisy",
            "batches of one row train correctly")
        .when(When::bias)
        .planted(setup -> setup.dense(layer -> bias(layer, (dy, db) -> row(dy, dy.rows() - 1))));
  }

  private static Matrix row(Matrix m, int row) {
    return new Matrix(1, m.cols(), m.row(row));
  }

  private static Mistake gradientOverEverything() {
    return Draft.of("bias-gradient-over-all-axes", Place.BACKWARD)
        .title("The bias gradient is summed over rows and units.")
        .words(
            "A sum without an axis gives one number, which is then added to every bias.",
            "Under softmax cross-entropy the gradients of a row add up to 0, so the last layer's"
                + " biases never move.")
        .formulas("db = dY.sum(axis=0)", "db = dY.sum()")
        .remedy("Sum over the rows only: axis=0 for dY [rows, units].")
        .symptoms("all biases of a layer have the same value", "weight gradients are right")
        .when(When::bias)
        .planted(
            setup ->
                setup.dense(
                    layer ->
                        bias(
                            layer,
                            (dy, db) -> {
                              double sum = Arrays.stream(dy.values()).sum();
                              return db.map(d -> sum);
                            })));
  }

  private static Mistake gradientAveraged() {
    return Draft.of("bias-gradient-averaged", Place.BACKWARD)
        .title("The bias gradient is averaged over rows that are averaged already.")
        .words(
            "The gradient at the outputs contains the loss's 1/B already, so the bias needs a sum.",
            "A mean divides by the number of rows a second time: biases learn too slowly.")
        .formulas("db = Σ_rows dY, where dY contains 1/B", "db = Σ_rows dY / B")
        .remedy("Use sum(axis=0) instead of mean(axis=0).")
        .symptoms(
            "weight gradients are right, bias gradients too small by the batch size",
            "the loss falls a little more slowly than it should")
        .when(When::bias)
        .planted(
            setup -> setup.dense(layer -> bias(layer, (dy, db) -> db.map(d -> d / dy.rows()))));
  }

  private static Mistake noGradient() {
    return Draft.of("no-bias-gradient", Place.BACKWARD)
        .title("The gradient of the biases stays 0.")
        .words(
            "The backward pass computes weight gradients but never stores those of the biases.",
            "Biases keep their initial values, apart from weight decay.")
        .formulas("db = Σ_rows dY", "db = 0")
        .remedy("Store the bias gradient beside the weight gradient.")
        .symptoms("biases stay at 0", "data that is not centred is fitted poorly")
        .when(When::bias)
        .planted(setup -> setup.dense(layer -> bias(layer, (dy, db) -> db.map(d -> 0))));
  }

  private static Mistake neverUpdated() {
    return Draft.of("bias-never-updated", Place.UPDATE)
        .title("Biases are never updated.")
        .words(
            "Their gradients are right, but the update covers weights only.",
            "Biases keep their initial values.")
        .formulas("W ← W - η·dW and b ← b - η·db", "W ← W - η·dW")
        .remedy("Update every parameter; a list of all parameters makes it hard to miss one.")
        .symptoms("biases stay at 0", "data that is not centred is fitted poorly")
        .when(When::bias)
        .planted(
            setup -> {
              List<String> biases =
                  IntStream.range(0, setup.experiment().network().layers().size())
                      .filter(i -> setup.experiment().network().layers().get(i).isDense())
                      .mapToObj(i -> i + ".bias")
                      .toList();
              return setup.rule(rule -> AlteredRule.except(rule, p -> biases.contains(p.name())));
            });
  }

  /** Another bias gradient, from dY and the healthy one. */
  private static Layer bias(Layer healthy, BiFunction<Matrix, Matrix, Matrix> wrong) {
    return AlteredLayer.back(
        healthy,
        (layer, dy, dx) -> {
          layer.bias().ifPresent(b -> b.setGradient(wrong.apply(dy, b.gradient())));
          return dx;
        });
  }
}
