package dev.tandem.datasets;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.datasets.source.FittedRows;
import dev.tandem.datasets.source.RawRows;
import dev.tandem.datasets.source.Source;
import dev.tandem.datasets.source.Sources;
import dev.tandem.datasets.table.Labels;
import dev.tandem.datasets.table.Table;
import dev.tandem.datasets.table.TableReader;
import dev.tandem.model.Model;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows whose classes are known, encoded by a model's own preprocessing, to evaluate it on. */
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
    SplitSpec split = spec.split().orElse(source.defaultSplit());
    source.check(spec);
    RowDealer.check(source.name(), split, source.defaultSplit());
    RawRows rows = source.load(spec);
    requireClasses(source.name(), rows.classes());
    int[] test = new RowDealer(spec, split).deal(rows).test();
    FittedRows fitted = rows.fitted(model.preprocessing());
    requireWidth(source.name(), fitted.featureNames().size());
    int[] all = rows.labels();
    int[] labels = Arrays.stream(test).map(row -> all[row]).toArray();
    Features features = PreparedFormat.features(fitted.encode(test), model.preprocessing());
    return dataset(source.name(), features, labels, fitted.featureNames());
  }

  /**
   * All rows of a CSV file.
   *
   * @param label the column that holds the classes; empty for that of the model's data
   * @throws DataException if the file cannot be read, a column is missing or a value does not fit
   */
  public Dataset file(Path csv, Optional<String> label, DataFolders folders) {
    Table table = TableReader.read(csv);
    String column = label.or(() -> modelsLabel(folders)).orElseThrow(() -> noLabel(table));
    Labels labels = Labels.of(table, column, model.classNames());
    Table others = table.without(column);
    if (!(model.preprocessing() instanceof Preprocessing.Columns)) {
      requireWidth(csv.toString(), others.header().size());
    }
    Features features = FeatureEncoder.encode(others, model.preprocessing(), width);
    List<String> names = IntStream.rangeClosed(1, width).mapToObj(Integer::toString).toList();
    return dataset(csv.getFileName().toString(), features, labels.labels(), names);
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

  private Dataset dataset(String name, Features features, int[] labels, List<String> featureNames) {
    return new Dataset(
        name,
        features,
        new Targets.Classes(labels, model.classNames()),
        featureNames,
        PreparedFormat.image(model.preprocessing()));
  }

  private void requireClasses(String name, List<String> classes) {
    if (!classes.equals(model.classNames())) {
      throw new DataException(
          name,
          "the model's classes " + String.join(", ", model.classNames()),
          String.join(", ", classes));
    }
  }

  private void requireWidth(String name, int features) {
    if (features != width) {
      throw new DataException(name, width + " features, as the model takes", features);
    }
  }

  private static DataException noLabel(Table table) {
    return new DataException(
        table.file()
            + ": expected to know the column that holds the classes, got none; name it with"
            + " --label, one of "
            + table.columnNames());
  }
}
