package dev.tandem.datasets;

import dev.tandem.data.DataException;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.datasets.source.FittedRows;
import dev.tandem.datasets.source.RawRows;
import dev.tandem.datasets.source.Source;
import dev.tandem.datasets.source.Sources;
import dev.tandem.datasets.table.Labels;
import dev.tandem.datasets.table.NumberTable;
import dev.tandem.datasets.table.Tables;
import dev.tandem.datasets.table.column.Form;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.text.TextRows;
import dev.tandem.model.Model;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows whose targets are known, encoded by a model's own preprocessing, to evaluate it on. */
public final class LabelledRows {
  private final Model model;
  private final int width;

  public LabelledRows(Model model) {
    this.model = model;
    this.width = model.network().widthInto(0);
  }

  /**
   * The test rows of a spec; of the model's own, rows that it has not seen in training.
   *
   * @throws DataException if the data cannot be read, or is not of the model's kind
   */
  public Dataset testRows(DataSpec spec, DataFolders folders) {
    Source source = Sources.find(spec.source(), folders.data());
    SplitSpec split = RowDealer.check(source, spec);
    RawRows rows = source.load(spec);
    return rows(rows, source.name(), new RowDealer(spec, split).deal(rows).test());
  }

  /** Some rows of a source, encoded as the model encodes. */
  Dataset rows(RawRows rows, String name, int[] chosen) {
    requireKind(name, rows.targets());
    FittedRows fitted = rows.fitted(model.preprocessing());
    requireWidth(name, fitted.featureNames().size());
    Features features = PreparedFormat.features(fitted.encode(chosen), model.preprocessing());
    return dataset(name, features, rows.targets().of(chosen), fitted.featureNames());
  }

  /**
   * All rows of a CSV file.
   *
   * @param label the column to predict; empty for that of the model's data
   * @throws DataException if the file cannot be read, a column is missing or a value does not fit
   */
  public Dataset file(Path csv, Optional<String> label, DataFolders folders) {
    TextRows rows = Tables.open(csv, model.data().table().format());
    String column = label.or(() -> modelsLabel(folders)).orElseThrow(() -> noLabel(rows));
    Table.requireColumns(rows, List.of(column));
    boolean numbers = model.data().task() == Task.REGRESSION;
    Preprocessing preprocessing = model.preprocessing();
    Map<String, Form> form = Map.of(column, numbers ? numbers(preprocessing) : Form.TEXT);
    Table table;
    if (preprocessing instanceof Preprocessing.Columns columns) {
      table = Tables.read(rows, columns, form);
    } else {
      requireWidth(csv.toString(), rows.header().size() - 1);
      table = Table.read(rows, form, new MissingTexts(List.of()));
    }
    Labels labels = numbers ? Labels.numbers(table, column) : classes(table, column);
    requireAll(table, column, labels);
    Features features =
        preprocessing instanceof Preprocessing.Columns columns
            ? FeatureEncoder.encode(table, columns, width)
            : numbers(rows, column, preprocessing);
    List<String> names = IntStream.rangeClosed(1, width).mapToObj(Integer::toString).toList();
    return dataset(csv.getFileName().toString(), features, labels.targets(), names);
  }

  /** As the label was written in training. */
  private static Form numbers(Preprocessing preprocessing) {
    return preprocessing instanceof Preprocessing.Columns columns
        ? new Form(Form.Kind.NUMBER, columns.targetReading())
        : Form.NUMBER;
  }

  private Labels classes(Table table, String column) {
    return model.data().table().classes().isEmpty()
        ? Labels.of(table, column, model.classNames())
        : Labels.of(table, column, model.data().table().classes());
  }

  private Features numbers(TextRows rows, String label, Preprocessing preprocessing) {
    return preprocessing instanceof Preprocessing.Pixels pixels
        ? Features.of(
            ByteBuffer.wrap(NumberTable.bytes(rows, label, width)),
            width,
            pixels.scale(),
            pixels.offset())
        : Features.of(NumberTable.floats(rows, label, width), width);
  }

  private static void requireAll(Table table, String column, Labels labels) {
    int[] rows = labels.rows();
    if (rows.length < table.rows()) {
      int first = 0;
      while (first < rows.length && rows[first] == first) {
        first++;
      }
      throw table.complaint(first, column, "a label", "");
    }
  }

  private Optional<String> modelsLabel(DataFolders folders) {
    DataSpec trained = model.data();
    return trained
        .label()
        .or(
            () ->
                Sources.names().contains(trained.source())
                    ? Sources.find(trained.source(), folders.data()).label()
                    : Optional.empty());
  }

  private Dataset dataset(
      String name, Features features, Targets targets, List<String> featureNames) {
    return new Dataset(
        name,
        features,
        targets.scaledBy(model.preprocessing().targetScale()),
        featureNames,
        PreparedFormat.image(model.preprocessing()));
  }

  private void requireKind(String name, Targets targets) {
    List<String> classes =
        targets instanceof Targets.Classes told ? told.names() : List.of(); // numbers have none
    if (!classes.equals(model.classNames())) {
      String own = model.classNames().isEmpty() ? "numbers" : "classes ";
      throw new DataException(
          name,
          "the model's " + own + String.join(", ", model.classNames()),
          classes.isEmpty() ? "numbers" : String.join(", ", classes));
    }
  }

  private void requireWidth(String name, int features) {
    if (features != width) {
      throw new DataException(name, width + " features, as the model takes", features);
    }
  }

  private static DataException noLabel(TextRows table) {
    return new DataException(
        table.file()
            + ": expected to know the column to predict, got none; name it with"
            + " --label, one of "
            + Tables.columnNames(table));
  }
}
