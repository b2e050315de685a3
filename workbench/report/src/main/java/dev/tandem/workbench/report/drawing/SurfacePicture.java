package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.Raster;
import dev.tandem.workbench.report.chart.SurfaceChart;
import dev.tandem.workbench.report.chart.SurfaceChart.Bar;
import dev.tandem.workbench.report.chart.SurfaceChart.Panel;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;

/**
 * Surfaces as small multiples, 1600 pixels wide: a row per panel, a column for each of a few
 * frames, with the colours' meaning at the right.
 */
final class SurfacePicture {
  private static final double LEFT = 66;
  private static final double RIGHT = 84;
  private static final double GAP = 12;
  private static final double LARGEST = 220; // a tile's side
  private static final double FRAME_NAMES = 20;
  private static final double HEADING = 24;
  private static final double AXIS = 40;
  private static final double BAR = 12;

  private final Graphics2D graphics;
  private final SurfaceChart chart;
  private final int[] frames;
  private final double side;
  private final double left;

  private SurfacePicture(Graphics2D graphics, SurfaceChart chart) {
    this.graphics = graphics;
    this.chart = chart;
    this.frames = chart.still();
    double room = Picture.WIDTH - LEFT - RIGHT - (frames.length - 1) * GAP;
    this.side = Math.min(LARGEST, room / frames.length);
    double used = LEFT + RIGHT + frames.length * side + (frames.length - 1) * GAP;
    this.left = LEFT + (Picture.WIDTH - used) / 2;
  }

  static void write(Path png, SurfaceChart chart) {
    Graphics2D ruler = new Picture(1, 1).graphics();
    double bottom = new SurfacePicture(ruler, chart).bottom();
    SurfaceLegend legend = new SurfaceLegend(ruler, Picture.WIDTH, chart.points());
    double note = new Note(ruler, Picture.WIDTH, chart.note()).height();
    Picture.write(
        png,
        Picture.WIDTH,
        (int) Math.ceil(bottom + legend.height() + note + GAP),
        picture -> {
          picture.title(chart.title());
          new SurfacePicture(picture.graphics(), chart).draw();
          new SurfaceLegend(picture.graphics(), Picture.WIDTH, chart.points()).draw(bottom);
          new Note(picture.graphics(), Picture.WIDTH, chart.note()).draw(bottom + legend.height());
        });
  }

  private double bottom() {
    return top(chart.panels().size()) - HEADING + AXIS;
  }

  /** Of a panel's tiles. */
  private double top(int panel) {
    return Picture.TITLE_HEIGHT + FRAME_NAMES + HEADING + panel * (HEADING + side);
  }

  private double x(int frame) {
    return left + frame * (side + GAP);
  }

  private void draw() {
    Lettering small = new Lettering(graphics, Picture.font(12), Palette.INK);
    for (int f = 0; f < frames.length; f++) {
      double middle = x(f) + side / 2;
      small.centred(chart.frames().get(frames[f]), middle, Picture.TITLE_HEIGHT + FRAME_NAMES / 2);
    }
    int panels = chart.panels().size();
    for (int p = 0; p < panels; p++) {
      Panel panel = chart.panels().get(p);
      double top = top(p);
      Lettering bold = new Lettering(graphics, Picture.bold(13), Palette.INK);
      double wide = frames.length * (side + GAP);
      bold.left(bold.shortened(panel.title(), wide), left, top - HEADING / 2);
      for (int f = 0; f < frames.length; f++) {
        SurfaceTile tile = new SurfaceTile(graphics, chart, x(f), top, side);
        tile.draw(panel.frames().get(frames[f]));
        tile.axes(f == 0, p == panels - 1);
      }
      bar(panel.bar(), x(frames.length - 1) + side + GAP, top);
    }
  }

  private void bar(Bar bar, double x, double top) {
    if (bar.high().isEmpty()) {
      return;
    }
    Raster colours = bar.colours();
    double[] upwards = new double[colours.width()];
    for (int i = 0; i < upwards.length; i++) {
      upwards[i] = colours.values()[upwards.length - 1 - i];
    }
    Raster standing = new Raster(upwards.length, 1, upwards, colours.scale());
    Drawing.draw(graphics, standing, x, top, BAR, side);
    graphics.setColor(Palette.HAIRLINE);
    graphics.draw(new Rectangle2D.Double(x, top, BAR, side));
    Lettering text = new Lettering(graphics, Picture.font(11), Palette.INK);
    text.left(bar.high(), x + BAR + 4, top + 5);
    text.left(bar.middle(), x + BAR + 4, top + side / 2);
    text.left(bar.low(), x + BAR + 4, top + side - 5);
  }
}
