package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.Ticks;
import dev.tandem.workbench.report.chart.WaterfallChart;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A waterfall as PNG and SVG, 800 points wide: a row a step, blue upwards and vermilion downwards,
 * with a whisker for the interval and a hairline to the next step.
 */
final class WaterfallPicture {
  private static final double PITCH = 44;
  private static final double BAR = 22;
  private static final double NAMES = 230;
  private static final double AMOUNTS = 150;
  private static final double AXIS = 50;
  private static final double TICK_TEXT = 14;

  private final Graphics2D graphics;
  private final WaterfallChart chart;
  private final double low;
  private final double high;
  private final double plot;

  private WaterfallPicture(Graphics2D graphics, WaterfallChart chart) {
    this.graphics = graphics;
    this.chart = chart;
    double[] range = chart.range();
    this.low = range[0];
    this.high = range[1];
    this.plot = chart.steps().size() * PITCH;
  }

  static void write(Path png, WaterfallChart chart) {
    Graphics2D ruler = new Picture(1, 1).graphics();
    double note = new Note(ruler, Picture.WIDTH, chart.note()).height();
    double height = Picture.TITLE_HEIGHT + chart.steps().size() * PITCH + AXIS + note + PITCH / 4;
    Picture.write(
        png,
        Picture.WIDTH,
        (int) Math.ceil(height),
        picture -> {
          picture.title(chart.title());
          picture.graphics().translate(0, Picture.TITLE_HEIGHT);
          new WaterfallPicture(picture.graphics(), chart).draw();
        });
  }

  private void draw() {
    axis();
    for (int row = 0; row < chart.steps().size(); row++) {
      step(row);
    }
    new Note(graphics, Picture.WIDTH, chart.note()).draw(plot + AXIS);
  }

  private double x(double value) {
    return NAMES + (value - low) / (high - low) * (Picture.WIDTH - NAMES - AMOUNTS);
  }

  private void axis() {
    double step = Ticks.step(high - low);
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    Lettering text = new Lettering(graphics, Picture.font(12), Palette.INK);
    for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
      graphics.setColor(Palette.HAIRLINE);
      graphics.draw(new Line2D.Double(x(tick), 0, x(tick), plot));
      text.centred(
          String.format(Locale.ROOT, "%,." + decimals + "f", tick), x(tick), plot + TICK_TEXT);
    }
    new Lettering(graphics, Picture.font(13), Palette.INK)
        .centred(chart.label(), (NAMES + Picture.WIDTH - AMOUNTS) / 2, plot + AXIS - TICK_TEXT);
  }

  private void step(int row) {
    WaterfallChart.Step step = chart.steps().get(row);
    double middle = row * PITCH + PITCH / 2;
    Lettering name =
        new Lettering(graphics, step.isTotal() ? Picture.bold(13) : Picture.font(13), Palette.INK);
    name.fitting(step.label(), NAMES - 24).right(step.label(), NAMES - 12, middle);
    if (row + 1 < chart.steps().size()) {
      graphics.setColor(Palette.FAINT_INK);
      graphics.draw(new Line2D.Double(x(step.to()), middle, x(step.to()), middle + PITCH));
    }
    if (step.isTotal()) {
      graphics.setColor(Palette.INK);
      graphics.fill(new Rectangle2D.Double(x(step.to()) - 2, middle - BAR / 2, 4, BAR));
    } else {
      bar(step, middle);
    }
    Lettering amount = new Lettering(graphics, Picture.font(12), Palette.INK);
    amount.left(
        amount.shortened(step.amount(), AMOUNTS - 16), Picture.WIDTH - AMOUNTS + 10, middle);
  }

  private void bar(WaterfallChart.Step step, double middle) {
    double left = Math.min(x(step.from()), x(step.to()));
    double right = Math.max(x(step.from()), x(step.to()));
    graphics.setColor(step.to() >= step.from() ? Palette.BLUE : Palette.VERMILION);
    graphics.fill(new Rectangle2D.Double(left, middle - BAR / 2, Math.max(1, right - left), BAR));
    if (step.high() > step.low()) {
      graphics.setColor(Palette.INK);
      graphics.setStroke(new BasicStroke(1.5f));
      graphics.draw(new Line2D.Double(x(step.low()), middle, x(step.high()), middle));
      for (double end : new double[] {step.low(), step.high()}) {
        graphics.draw(new Line2D.Double(x(end), middle - 5, x(end), middle + 5));
      }
      graphics.setStroke(new BasicStroke(1f));
    }
  }
}
