package dev.tandem.workbench.report.gallery;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.PlainColumn;
import dev.tandem.datasets.PreparedData;
import dev.tandem.workbench.report.chart.DataChart;
import dev.tandem.workbench.report.chart.DataChart.ClassRows;
import dev.tandem.workbench.report.chart.DataChart.Sample;
import dev.tandem.workbench.report.chart.Distribution;
import dev.tandem.workbench.report.chart.Raster;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Data before any training: its first training rows, and how its values are distributed. */
public final class DataPreview {
  private static final int ROWS = 3;
  private static final int IMAGES = 6;
  private static final int MEASURED_IMAGES = 2000; // their pixels say enough

  private DataPreview() {}

  /**
   * Returns what there is to show.
   *
   * @param label what the targets are called
   */
  public static DataChart of(PreparedData data, String label) {
    DataSplits splits = data.splits();
    boolean same = data.facts().split().equals("none");
    List<String> sides =
        same ? List.of("training, validation and test") : List.of("training", "validation", "test");
    List<Dataset> sets =
        Stream.of(splits.training(), splits.validation(), splits.test())
            .limit(sides.size())
            .toList();
    List<PlainColumn> columns = columns(splits.training(), data.preprocessing());
    int shown = columns.size() <= DataChart.MOST_COLUMNS ? columns.size() : DataChart.MOST_COLUMNS;
    List<Distribution> distributions = new ArrayList<>();
    columns.subList(0, shown).forEach(column -> distributions.add(of(column)));
    if (splits.training().image().isEmpty()) {
      distributions.add(of(splits.training().targets(), label));
    }
    return new DataChart(
        title(data.facts()),
        String.join(" ", data.facts().notes().stream().map(note -> note + ".").toList()),
        sides,
        sets.stream().map(Dataset::rows).toList(),
        classes(sets),
        distributions,
        columns.size() - shown,
        splits.training().image().map(shape -> samples(splits, columns, shape)).orElse(List.of()));
  }

  private static List<PlainColumn> columns(Dataset rows, Preprocessing preprocessing) {
    int count = rows.image().isPresent() ? Math.min(MEASURED_IMAGES, rows.rows()) : rows.rows();
    return PlainColumn.of(rows.features(), rows.featureNames(), preprocessing, count);
  }

  private static String title(DataFacts facts) {
    return String.format(
        Locale.ROOT,
        "%s%s: %,d rows, %,d features",
        facts.name(),
        facts.generated() ? " (generated)" : "",
        facts.split().equals("none")
            ? facts.trainRows()
            : facts.trainRows() + facts.validationRows() + facts.testRows(),
        facts.features());
  }

  private static List<ClassRows> classes(List<Dataset> sets) {
    if (!(sets.get(0).targets() instanceof Targets.Classes classes)) {
      return List.of();
    }
    List<int[]> counts = sets.stream().map(set -> set.classes().counts()).toList();
    return IntStream.range(0, classes.names().size())
        .mapToObj(
            i -> new ClassRows(classes.names().get(i), counts.stream().map(c -> c[i]).toList()))
        .toList();
  }

  private static Distribution of(PlainColumn column) {
    return column instanceof PlainColumn.Numbers numbers
        ? Distribution.ofNumbers(column.name(), numbers.values(), ROWS)
        : of((PlainColumn.Categories) column);
  }

  private static Distribution of(PlainColumn.Categories column) {
    return Distribution.ofCategories(column.name(), column.names(), column.values(), ROWS);
  }

  private static Distribution of(Targets targets, String label) {
    if (targets instanceof Targets.Classes classes) {
      return Distribution.ofCategories(label, classes.names(), classes.labels(), ROWS);
    }
    float[] values = ((Targets.Values) targets).values();
    double[] numbers = IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    return Distribution.ofNumbers(label, numbers, ROWS);
  }

  private static List<Sample> samples(
      DataSplits splits, List<PlainColumn> columns, ImageShape shape) {
    double[] pixels = ((PlainColumn.Numbers) columns.get(0)).values();
    Targets.Classes classes = splits.training().classes();
    int size = shape.height() * shape.width();
    List<Sample> samples = new ArrayList<>();
    for (int row = 0; row < Math.min(IMAGES, splits.training().rows()); row++) {
      float[] image = new float[size];
      for (int i = 0; i < size; i++) {
        image[i] = (float) pixels[row * size + i];
      }
      samples.add(
          new Sample(Raster.grey(image, shape), classes.names().get(classes.labels()[row])));
    }
    return samples;
  }
}
