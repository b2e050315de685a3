package dev.tandem.workbench.explain;

import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.explain.Expression.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The engines' numbers beside each other; nothing where there is one engine alone. */
record Tables(List<Quantities> sides) {
  List<Block> of(String caption, Function<Quantities, List<Quantity>> values) {
    List<List<Quantity>> columns = sides.stream().map(values).toList();
    if (sides.size() < 2 || columns.get(0).isEmpty()) {
      return List.of();
    }
    List<SideBySide.Row> rows = new ArrayList<>();
    for (int i = 0; i < columns.get(0).size(); i++) {
      int index = i;
      Quantity first = columns.get(0).get(i);
      rows.add(
          new SideBySide.Row(
              first.symbol(),
              first.meaning(),
              columns.stream().map(column -> column.get(index).value()).toList()));
    }
    return List.of(
        new SideBySide(caption, sides.stream().map(side -> side.side().name()).toList(), rows));
  }

  /** How far all outputs of a layer lie apart, where a few of them are shown. */
  List<Block> allOutputs(int layer, Shown shown) {
    Matrix first = output(sides.get(0), layer);
    if (sides.size() < 2 || shown.units(layer).length == first.cols()) {
      return List.of();
    }
    double largest = 0;
    int row = sides.get(0).position();
    for (Quantities side : sides) {
      for (int unit = 0; unit < first.cols(); unit++) {
        double difference = Math.abs(first.get(row, unit) - output(side, layer).get(row, unit));
        largest = Double.isNaN(difference) ? difference : Math.max(largest, difference);
      }
    }
    return List.of(
        new Paragraph(
            String.format(
                Locale.ROOT,
                "Largest difference among all %d outputs of the layer: %s.",
                first.cols(),
                NumberText.DIFFERENCES.of(largest))));
  }

  private static Matrix output(Quantities side, int layer) {
    return side.side().trace().layers().get(layer).output();
  }
}
