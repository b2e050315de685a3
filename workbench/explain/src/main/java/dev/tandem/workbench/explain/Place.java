package dev.tandem.workbench.explain;

/**
 * Where a parameter is.
 *
 * @param tensor such as {@code "0.weight"}
 * @param index in it, row-major
 * @param symbol such as {@code w0[1,2]}
 * @param unit of the layer that it belongs to
 * @param input of the layer that it multiplies; -1 if none
 */
record Place(String tensor, int index, String symbol, String meaning, int unit, int input) {
  static Place weight(int layer, int unit, int input, int inputs) {
    return new Place(
        layer + ".weight",
        unit * inputs + input,
        "w" + layer + "[" + unit + "," + input + "]",
        "weight from input " + input + " to unit " + unit + " of layer " + layer,
        unit,
        input);
  }

  static Place bias(int layer, int unit) {
    return new Place(
        layer + ".bias",
        unit,
        "b" + layer + "[" + unit + "]",
        "bias of unit " + unit + " in layer " + layer,
        unit,
        -1);
  }

  /** What a normalization multiplies by. */
  static Place scale(int layer, int unit) {
    return new Place(
        layer + ".weight",
        unit,
        "scale" + layer + "[" + unit + "]",
        "scale (gamma) of unit " + unit + " in layer " + layer,
        unit,
        -1);
  }

  /** What a normalization adds. */
  static Place shift(int layer, int unit) {
    return new Place(
        layer + ".bias",
        unit,
        "shift" + layer + "[" + unit + "]",
        "shift (beta) of unit " + unit + " in layer " + layer,
        unit,
        -1);
  }
}
