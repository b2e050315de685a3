package dev.tandem.workbench.report.figures;

import dev.tandem.data.ImageShape;
import dev.tandem.workbench.report.drawing.Bars;
import dev.tandem.workbench.report.drawing.BarsPicture;
import dev.tandem.workbench.report.drawing.Chart;
import dev.tandem.workbench.report.drawing.ChartPicture;
import dev.tandem.workbench.report.drawing.ConfusionFigure;
import dev.tandem.workbench.report.drawing.SampleGrid;
import dev.tandem.workbench.report.drawing.WeightFigure;
import java.nio.file.Path;
import java.util.List;

/** One figure of a report: what it shows, and how it is drawn as PNG and SVG. */
public sealed interface RunFigure {
  /** Of its files: letters, digits and dashes. */
  String name();

  String title();

  /** What a reader must know to read it; may be empty. */
  String note();

  /**
   * Writes a PNG file and an SVG file beside it.
   *
   * @throws java.io.UncheckedIOException if they cannot be written
   */
  void write(Path png);

  /** Lines over axes. */
  record Lines(Chart chart) implements RunFigure {
    @Override
    public String name() {
      return chart.name();
    }

    @Override
    public String title() {
      return chart.title();
    }

    @Override
    public String note() {
      return chart.note();
    }

    @Override
    public void write(Path png) {
      ChartPicture.write(png, chart);
    }
  }

  /** Stacked bars. */
  record Stacks(Bars bars) implements RunFigure {
    @Override
    public String name() {
      return bars.name();
    }

    @Override
    public String title() {
      return bars.title();
    }

    @Override
    public String note() {
      return bars.note();
    }

    @Override
    public void write(Path png) {
      BarsPicture.write(png, bars);
    }
  }

  /** Confusion matrices side by side. */
  record Confusions(
      String name,
      String title,
      String note,
      List<String> classes,
      List<ConfusionFigure.Panel> panels)
      implements RunFigure {
    @Override
    public void write(Path png) {
      ConfusionFigure.write(png, title, classes, panels);
    }
  }

  /** Images with what they are and what they were taken for. */
  record Images(
      String name, String title, String note, ImageShape shape, List<SampleGrid.Sample> samples)
      implements RunFigure {
    @Override
    public void write(Path png) {
      List<SampleGrid.Sample> shown = samples.subList(0, Math.min(samples.size(), SampleGrid.MOST));
      SampleGrid.write(png, title, shape.height(), shape.width(), shown);
    }
  }

  /** Weights of a layer as pictures. */
  record Weights(
      String name, String title, String note, ImageShape shape, List<WeightFigure.Panel> panels)
      implements RunFigure {
    @Override
    public void write(Path png) {
      WeightFigure.write(png, title, note, shape.height(), shape.width(), panels);
    }
  }
}
