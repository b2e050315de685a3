package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.max;
import static dev.tandem.workbench.explain.Expression.min;
import static dev.tandem.workbench.explain.Expression.number;
import static dev.tandem.workbench.explain.Expression.over;
import static dev.tandem.workbench.explain.Expression.sqrt;
import static dev.tandem.workbench.explain.Expression.sum;
import static dev.tandem.workbench.explain.Expression.times;

import dev.tandem.network.RegularizationSpec;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.explain.Expression.Quantity;
import dev.tandem.workbench.explain.Expression.Sum;
import java.util.ArrayList;
import java.util.List;

/** How gradients are cut down before the optimizer sees them. */
record ClippingTerms(Quantities quantities) {
  private static final double MARGIN = 1e-6; // torch's, as the engines have it

  private RegularizationSpec spec() {
    return quantities.side().experiment().regularization();
  }

  boolean clips() {
    return spec().clipNorm().isPresent() || spec().clipValue().isPresent();
  }

  List<Formula> of(List<Place> places) {
    return spec().clipNorm().isPresent()
        ? byNorm(places, spec().clipNorm().getAsDouble())
        : byValue(places, spec().clipValue().orElseThrow());
  }

  private List<Formula> byNorm(List<Place> places, double largest) {
    List<Formula> formulas = new ArrayList<>();
    Formula norm =
        Formula.computed("norm", "joint norm of all gradients", sqrt(new Sum(squares())));
    Formula factor =
        Formula.computed(
            "factor",
            "what all gradients are multiplied by",
            min(
                number(1),
                over(
                    new Quantity("clip", "the largest norm allowed", largest),
                    sum(norm.left(), number(MARGIN)))));
    formulas.add(norm);
    formulas.add(factor);
    for (Place place : places) {
      formulas.add(
          quantities.formula(
              quantities.clippedGradient(place), times(quantities.gradient(place), factor.left())));
    }
    return formulas;
  }

  private List<Expression> squares() {
    List<Expression> squares = new ArrayList<>();
    quantities
        .side()
        .trace()
        .gradients()
        .tensors()
        .forEach(
            (name, tensor) -> {
              for (int i = 0; i < tensor.size(); i++) {
                squares.add(new Expression.Power(entry(name, tensor, i), number(2)));
              }
            });
    return squares;
  }

  private static Quantity entry(String name, Tensor tensor, int index) {
    int[] shape = tensor.shape();
    String place = shape.length == 2 ? index / shape[1] + "," + index % shape[1] : index + "";
    return new Quantity(
        "d" + name + "[" + place + "]", "gradient of the loss by " + name, tensor.get(index));
  }

  private List<Formula> byValue(List<Place> places, double largest) {
    Quantity clip = new Quantity("clip", "the largest gradient allowed, either way", largest);
    return places.stream()
        .map(
            place ->
                quantities.formula(
                    quantities.clippedGradient(place),
                    min(clip, max(new Expression.Negative(clip), quantities.gradient(place)))))
        .toList();
  }
}
