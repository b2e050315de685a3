package dev.tandem.workbench.notebook;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.Dataset;
import dev.tandem.data.ImageShape;
import dev.tandem.evaluation.Predictions;
import dev.tandem.library.Trained;
import dev.tandem.network.SpecException;
import dev.tandem.workbench.report.chart.SampleChart;
import dev.tandem.workbench.report.chart.SampleChart.Prediction;
import dev.tandem.workbench.report.chart.SampleChart.Sample;
import dev.tandem.workbench.report.drawing.ChartImage;
import dev.tandem.workbench.report.drawing.Drawing;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rows that are images, such as digits: at most {@value SampleChart#MOST} in a picture. */
public final class Images {
  private Images() {}

  /**
   * The first rows and their classes.
   *
   * @throws SpecException if rows are no images
   */
  public static ChartImage first(Dataset rows) {
    List<Sample> samples =
        IntStream.range(0, Math.min(SampleChart.MOST, rows.rows()))
            .mapToObj(row -> new Sample(pixels(rows, row), actual(rows, row), List.of()))
            .toList();
    return picture("The first images of " + rows.name(), rows, samples);
  }

  /**
   * Test rows that a network gets wrong, the most confident errors first.
   *
   * @throws SpecException if rows are no images
   */
  public static ChartImage mistakes(Trained trained) {
    Dataset test = trained.data().test();
    Predictions predictions = trained.predictions();
    List<String> names = trained.model().classNames();
    List<Sample> samples =
        IntStream.range(0, test.rows())
            .boxed()
            .filter(row -> predictions.predicted(row) != predictions.labels()[row])
            .sorted(
                Comparator.comparingDouble(
                    row -> -predictions.probability(row, predictions.predicted(row))))
            .limit(SampleChart.MOST)
            .map(
                row ->
                    new Sample(
                        pixels(test, row),
                        actual(test, row),
                        List.of(
                            new Prediction("predicted", names.get(predictions.predicted(row))))))
            .toList();
    return picture("Most confident errors on test rows", test, samples);
  }

  private static ChartImage picture(String title, Dataset rows, List<Sample> samples) {
    return Drawing.image(new SampleChart("images", title, "", shape(rows), samples));
  }

  private static String actual(Dataset rows, int row) {
    return rows.classes().names().get(rows.classes().labels()[row]);
  }

  private static ImageShape shape(Dataset rows) {
    return rows.image()
        .orElseThrow(() -> new SpecException("images", "rows that are images", rows.name()));
  }

  private static float[] pixels(Dataset rows, int row) {
    ImageShape shape = shape(rows);
    byte[] bytes = ((ByteFeatures) rows.features()).values().row(row);
    float[] pixels = new float[shape.height() * shape.width()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = bytes[i] & 0xFF;
    }
    return pixels;
  }
}
