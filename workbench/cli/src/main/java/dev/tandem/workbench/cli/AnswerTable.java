package dev.tandem.workbench.cli;

import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.datasets.PlainColumn;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Model;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.report.chart.Distribution;
import dev.tandem.workbench.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A model's answers to the first rows as a table for people. */
final class AnswerTable {
  private static final int MOST_ROWS = 20;
  private static final int MOST_FEATURES = 4;
  private static final int MOST_CLASSES = 4;
  private static final int WIDEST = 12;

  private final Model model;
  private final int rows;
  private final int all;
  private final List<List<String>> columns = new ArrayList<>(); // each with its head

  /**
   * @param names of the features
   * @param actual what is to be answered, where it is known
   */
  AnswerTable(Model model, Features features, List<String> names, Optional<Targets> actual) {
    this.model = model;
    this.all = features.rows();
    this.rows = Math.min(MOST_ROWS, all);
    List<PlainColumn> known = PlainColumn.of(features, names, model.preprocessing(), rows);
    if (known.size() > 1 || names.size() == 1) { // the pixels of an image are no columns
      known.stream().limit(MOST_FEATURES).forEach(this::feature);
      if (known.size() > MOST_FEATURES) {
        column("...", row -> "");
      }
    }
    actual.ifPresent(this::actual);
  }

  private interface Cell {
    String of(int row);
  }

  private void column(String head, Cell cell) {
    List<String> column = new ArrayList<>(List.of(shortened(head)));
    for (int row = 0; row < rows; row++) {
      column.add(shortened(cell.of(row)));
    }
    columns.add(column);
  }

  private static String shortened(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
  }

  private void feature(PlainColumn column) {
    List<String> values =
        column instanceof PlainColumn.Numbers numbers
            ? Distribution.ofNumbers(column.name(), numbers.values(), rows).values()
            : categories((PlainColumn.Categories) column);
    column(column.name(), values::get);
  }

  private List<String> categories(PlainColumn.Categories column) {
    return Distribution.ofCategories(column.name(), column.names(), column.values(), rows).values();
  }

  private void actual(Targets targets) {
    column(
        "actual",
        targets instanceof Targets.Classes classes
            ? row -> classes.names().get(classes.labels()[row])
            : row -> number(((Targets.Values) targets).values()[row]));
  }

  /** Returns the table with the numbers that a model answers. */
  String of(Matrix predicted) {
    column("predicted", row -> number(predicted.get(row, 0)));
    return text();
  }

  /** Returns the table with classes and their probabilities; of many classes, the answer's. */
  String of(Predictions predictions) {
    List<String> names = model.classNames();
    column("predicted", row -> names.get(predictions.predicted(row, model.threshold())));
    if (names.size() > MOST_CLASSES) {
      column(
          "probability",
          row -> probability(predictions, row, predictions.predicted(row, model.threshold())));
    } else {
      for (int i = 0; i < names.size(); i++) {
        int own = i;
        column("p(" + names.get(i) + ")", row -> probability(predictions, row, own));
      }
    }
    return text();
  }

  private static String probability(Predictions predictions, int row, int ofClass) {
    return String.format(Locale.ROOT, "%.4f", predictions.probability(row, ofClass));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private String text() {
    TextTable table = new TextTable();
    for (int i = 0; i <= rows; i++) {
      int line = i;
      List<String> cells = new ArrayList<>(List.of(i == 0 ? "row" : i + ""));
      columns.forEach(column -> cells.add(column.get(line)));
      table.row(cells);
    }
    String more =
        String.format(Locale.ROOT, "and %,d more rows; --format csv prints all%n", all - rows);
    return table + (all > rows ? more : "");
  }
}
