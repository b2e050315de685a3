package dev.tandem.workbench.explain;

import dev.tandem.network.LayerKind;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.explain.Expression.Quantity;
import java.util.List;

/**
 * One engine's numbers with their symbols. Indexes count from 0 and layers have their index in the
 * network, so that {@code w0[1,2]} is {@code 0.weight[1,2]} in a model file.
 *
 * @param x the batch's rows as the network gets them, [B, inputs]
 * @param position of the explained row in the batch
 */
record Quantities(Side side, Matrix x, List<String> featureNames, int position) {
  NetworkSpec network() {
    return side.experiment().network();
  }

  LayerSpec layer(int layer) {
    return network().layers().get(layer);
  }

  int lastLayer() {
    return network().layers().size() - 1;
  }

  int rows() {
    return x.rows();
  }

  /** What enters a layer, [B, width]. */
  Matrix inputs(int layer) {
    return layer == 0 ? x : side.trace().layers().get(layer - 1).output();
  }

  /** A unit of what enters a layer. */
  Quantity input(int layer, int row, int unit) {
    if (layer > 0) {
      return output(layer - 1, row, unit);
    }
    return new Quantity(
        "x[" + unit + "]" + rowMark(row),
        "input " + unit + ", " + featureNames.get(unit) + rowWords(row),
        x.get(row, unit));
  }

  Quantity input(int layer, int unit) {
    return input(layer, position, unit);
  }

  Quantity output(int layer, int row, int unit) {
    return new Quantity(
        outputSymbol(layer, unit) + rowMark(row),
        outputMeaning(layer, unit) + rowWords(row),
        side.trace().layers().get(layer).output().get(row, unit));
  }

  Quantity output(int layer, int unit) {
    return output(layer, position, unit);
  }

  Quantity outputGradient(int layer, int row, int unit) {
    String symbol = outputSymbol(layer, unit) + rowMark(row);
    return new Quantity(
        "d" + symbol,
        gradientMeaning(symbol),
        side.trace().layers().get(layer).outputGradient().get(row, unit));
  }

  Quantity outputGradient(int layer, int unit) {
    return outputGradient(layer, position, unit);
  }

  Quantity loss() {
    return new Quantity("L", "the loss that the step makes smaller", side.trace().loss());
  }

  /** A parameter before the step. */
  Quantity parameter(Place place) {
    return new Quantity(
        place.symbol(),
        place.meaning(),
        side.state().parameters().get(place.tensor()).get(place.index()));
  }

  Quantity gradient(Place place) {
    return new Quantity(
        "d" + place.symbol(),
        gradientMeaning(place.symbol()),
        side.trace().gradients().get(place.tensor()).get(place.index()));
  }

  /** As the optimizer gets it. */
  Quantity clippedGradient(Place place) {
    return new Quantity(
        "c" + place.symbol(),
        "gradient by " + place.symbol() + " after clipping",
        side.trace().clippedGradients().get(place.tensor()).get(place.index()));
  }

  /** A parameter after the step. */
  Quantity after(Place place) {
    return new Quantity(
        place.symbol() + "'",
        place.symbol() + " after the step",
        side.after(place.tensor(), place.index()));
  }

  /**
   * How far a formula of given size may be from the engine's number: some roundings of its
   * precision.
   */
  private double tolerance(double scale) {
    return switch (side.precision()) {
      case FLOAT32 -> 2e-5 * scale;
      case FLOAT64 -> 1e-9 * scale;
    };
  }

  /** A formula for a number that the engine shows. */
  Formula formula(Quantity left, Expression right) {
    return new Formula(left, right, tolerance(Math.max(right.scale(), Math.abs(left.value()))));
  }

  private static String gradientMeaning(String symbol) {
    return "gradient of the loss by " + symbol + ", how much L changes per change of it";
  }

  String outputSymbol(int layer, int unit) {
    return letter(layer(layer)) + layer + "[" + unit + "]";
  }

  private static String letter(LayerSpec layer) {
    if (layer.isDense()) {
      return "z";
    }
    if (layer instanceof LayerSpec.Activation) {
      return "a";
    }
    return layer instanceof LayerSpec.Dropout ? "h" : "n";
  }

  private String outputMeaning(int layer, int unit) {
    LayerSpec spec = layer(layer);
    if (spec.isDense()) {
      return "weighted sum of unit " + unit + " in layer " + layer;
    }
    return "unit " + unit + " after " + LayerKind.of(spec) + " in layer " + layer;
  }

  /** Marks the rows of a batch other than the explained one. */
  private String rowMark(int row) {
    return row == position ? "" : "@" + row;
  }

  private String rowWords(int row) {
    return row == position ? "" : ", of row " + row + " in the batch";
  }
}
