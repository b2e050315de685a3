package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.BarChart;
import dev.tandem.workbench.report.chart.Ticks;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/** Stacked bars as PNG and SVG, 800 points wide, as high as bars and legend need. */
final class BarPicture {
  private static final double BAR = 26;
  private static final double PITCH = 40;
  private static final double AXIS = 46;
  private static final double LEGEND_ROW = 20;
  private static final int PER_LEGEND_ROW = 4;
  private static final double NAMES = 150;
  private static final double MARGIN = 24;
  private static final double TICK_TEXT = 14;
  private static final int MOST_TICKS = 10;

  private BarPicture() {}

  /**
   * Draws the bars.
   *
   * @param png the SVG file gets the same name
   * @throws java.io.UncheckedIOException if a file cannot be written
   */
  static void write(Path png, BarChart bars) {
    Graphics2D ruler = new Picture(1, 1).graphics();
    double plot = bars.bars().size() * PITCH;
    double legend = LEGEND_ROW * ((bars.parts().size() + PER_LEGEND_ROW - 1) / PER_LEGEND_ROW);
    double note = new Note(ruler, Picture.WIDTH, bars.note()).height();
    double height = Picture.TITLE_HEIGHT + plot + AXIS + legend + MARGIN / 2 + note;
    Picture.write(
        png,
        Picture.WIDTH,
        (int) Math.ceil(height),
        picture -> {
          picture.title(bars.title());
          Graphics2D graphics = picture.graphics();
          graphics.translate(0, Picture.TITLE_HEIGHT);
          double longest = longest(bars);
          axis(graphics, bars, longest, plot);
          IntStream.range(0, bars.bars().size()).forEach(i -> bar(graphics, bars, i, longest));
          legend(graphics, bars, plot + AXIS);
          new Note(graphics, Picture.WIDTH, bars.note()).draw(plot + AXIS + legend);
        });
  }

  private static double longest(BarChart bars) {
    double longest =
        IntStream.range(0, bars.bars().size())
            .mapToDouble(i -> bars.parts().stream().mapToDouble(p -> p.lengths()[i]).sum())
            .max()
            .orElse(0);
    return longest > 0 ? longest : 1;
  }

  private static double x(double value, double longest) {
    return NAMES + value / longest * (Picture.WIDTH - NAMES - 2 * MARGIN);
  }

  private static void bar(Graphics2D graphics, BarChart bars, int bar, double longest) {
    double top = bar * PITCH + (PITCH - BAR) / 2;
    Lettering name = new Lettering(graphics, Picture.font(13), Palette.INK);
    String shown = name.shortened(bars.bars().get(bar), NAMES - 20);
    name.right(shown, NAMES - 10, top + BAR / 2);
    double from = 0;
    for (int part = 0; part < bars.parts().size(); part++) {
      double length = bars.parts().get(part).lengths()[bar];
      double left = x(from, longest);
      graphics.setColor(Palette.contender(part));
      graphics.fill(new Rectangle2D.Double(left, top, x(from + length, longest) - left, BAR));
      from += length;
    }
  }

  private static void axis(Graphics2D graphics, BarChart bars, double longest, double plot) {
    double step = Ticks.step(longest / MOST_TICKS);
    Lettering text = new Lettering(graphics, Picture.font(12), Palette.INK);
    for (int i = 0; i * step <= longest * (1 + 1e-9); i++) {
      double x = x(i * step, longest);
      graphics.setColor(Palette.HAIRLINE);
      graphics.draw(new Line2D.Double(x, 0, x, plot));
      text.centred(tick(i * step, step), x, plot + TICK_TEXT);
    }
    new Lettering(graphics, Picture.font(13), Palette.INK)
        .centred(bars.label(), (NAMES + Picture.WIDTH) / 2.0, plot + AXIS - TICK_TEXT);
  }

  private static String tick(double value, double step) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private static void legend(Graphics2D graphics, BarChart bars, double top) {
    double column = (Picture.WIDTH - 2 * MARGIN) / PER_LEGEND_ROW;
    Lettering text = new Lettering(graphics, Picture.font(12), Palette.INK);
    for (int part = 0; part < bars.parts().size(); part++) {
      double x = MARGIN + part % PER_LEGEND_ROW * column;
      double y = top + part / PER_LEGEND_ROW * LEGEND_ROW + LEGEND_ROW / 2;
      graphics.setColor(Palette.contender(part));
      graphics.fill(new Rectangle2D.Double(x, y - 6, 12, 12));
      text.left(text.shortened(bars.parts().get(part).label(), column - 24), x + 18, y);
    }
  }
}
