package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.sum;
import static dev.tandem.workbench.explain.Expression.times;

import dev.tandem.engine.Batch;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.workbench.explain.Expression.OverRows;
import dev.tandem.workbench.explain.Expression.Quantity;
import dev.tandem.workbench.explain.Expression.Sum;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The chain rule through a layer: gradients by its parameters, and the one that it hands on. */
record BackwardTerms(Quantities quantities, Batch batch, int layer, Shown shown)
    implements LayerSpec.Visitor<List<Formula>> {
  @Override
  public List<Formula> dense(Dense spec) {
    List<Formula> formulas = new ArrayList<>();
    for (Place place : shown.parameters(layer)) {
      formulas.add(
          gradient(
              place,
              row -> {
                Quantity dz = quantities.outputGradient(layer, row, place.unit());
                return place.input() < 0
                    ? dz
                    : times(dz, quantities.input(layer, row, place.input()));
              }));
    }
    return handedOn(
        formulas,
        input -> {
          int inputs = quantities.inputs(layer).cols();
          int outputs = quantities.side().trace().layers().get(layer).output().cols();
          return new Sum(
              IntStream.range(0, outputs)
                  .mapToObj(
                      unit ->
                          (Expression)
                              times(
                                  quantities.parameter(Place.weight(layer, unit, input, inputs)),
                                  quantities.outputGradient(layer, unit)))
                  .toList());
        });
  }

  @Override
  public List<Formula> activation(Activation spec) {
    return handedOn(
        new ArrayList<>(),
        unit -> {
          Quantity x = quantities.input(layer, unit);
          Quantity y = quantities.output(layer, unit);
          return times(
              quantities.outputGradient(layer, unit),
              spec.function().accept(new ActivationTerms(x, y)).slope());
        });
  }

  @Override
  public List<Formula> dropout(Dropout spec) {
    return handedOn(
        new ArrayList<>(),
        unit ->
            times(
                quantities.outputGradient(layer, unit),
                ForwardTerms.mask(quantities, batch, layer, unit, spec.probability())));
  }

  @Override
  public List<Formula> batchNorm(BatchNorm spec) {
    return normalization(NormTerms.ofBatch(quantities, layer, spec.epsilon()));
  }

  @Override
  public List<Formula> layerNorm(LayerNorm spec) {
    return normalization(NormTerms.ofRow(quantities, layer, spec.epsilon()));
  }

  private List<Formula> normalization(NormTerms terms) {
    List<Formula> formulas = new ArrayList<>();
    for (Place place : shown.parameters(layer)) {
      boolean scale = place.tensor().endsWith("weight");
      formulas.add(
          gradient(
              place,
              row -> {
                Quantity dn = quantities.outputGradient(layer, row, place.unit());
                return scale ? times(dn, terms.standardized(row, place.unit()).left()) : dn;
              }));
    }
    for (int unit : shown.inputs(layer)) {
      formulas.addAll(terms.backward(unit));
    }
    return formulas;
  }

  /** A parameter's gradient: a sum over the batch's rows, and the share of the L1 penalty. */
  private Formula gradient(Place place, IntFunction<Expression> ofRow) {
    List<Expression> terms = IntStream.range(0, quantities.rows()).mapToObj(ofRow).toList();
    Expression chain = new OverRows(terms.get(quantities.position()), terms);
    double l1 = quantities.side().experiment().regularization().l1();
    Expression whole = l1 == 0 ? chain : sum(chain, times(strength(l1), sign(place)));
    return quantities.formula(quantities.gradient(place), whole);
  }

  private static Quantity strength(double l1) {
    return new Quantity("l1", "strength of the L1 penalty", l1);
  }

  private Expression sign(Place place) {
    return Expression.call("sign", quantities.parameter(place), Math::signum);
  }

  /** Adds the gradients by what entered the layer; nobody needs those by the network's inputs. */
  private List<Formula> handedOn(List<Formula> formulas, IntFunction<Expression> ofInput) {
    if (layer > 0) {
      for (int input : shown.inputs(layer)) {
        formulas.add(
            quantities.formula(quantities.outputGradient(layer - 1, input), ofInput.apply(input)));
      }
    }
    return formulas;
  }
}
