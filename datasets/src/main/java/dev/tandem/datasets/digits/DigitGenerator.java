package dev.tandem.datasets.digits;

import dev.tandem.data.ImageShape;
import dev.tandem.datasets.digits.DigitShape.Point;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Draws;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images of hand-drawn-looking digits: MNIST's shape without a download. Row {@code i} shows the
 * digit {@code i mod 10} and depends on the seed and i alone, so that a longer set begins with the
 * shorter one. Only exact operations and {@link StrictMath}: the same bytes on every JDK.
 */
public final class DigitGenerator {
  public static final ImageShape SHAPE = new ImageShape(28, 28);
  private static final int SIDE = 28;
  private static final int PIXELS = SIDE * SIDE;

  private DigitGenerator() {}

  /** The digit that a row shows. */
  public static int label(int row) {
    return row % 10;
  }

  /** {@code rows} images one after the other, a byte a pixel, 0 for paper and 255 for ink. */
  public static byte[] images(int rows, long seed) {
    byte[] pixels = new byte[rows * PIXELS];
    IntStream.range(0, rows).parallel().forEach(row -> drawInto(pixels, row, seed));
    return pixels;
  }

  private static void drawInto(byte[] pixels, int row, long seed) {
    Draws draws = new Draws(CounterRandom.of(seed, Purpose.GENERATOR, row));
    List<DigitShape> shapes = DigitShapes.of(label(row));
    DigitShape shape = shapes.get(draws.below(shapes.size()));
    Handwriting hand = new Handwriting(draws, SIDE);
    double radius = draws.uniform(0.7, 1.7);
    Page page = new Page(SIDE);
    for (List<Point> stroke : shape.strokes()) {
      page.draw(Curve.through(hand.write(stroke)), radius + 1);
    }
    Page dirt = dirt(draws);
    double darkness = draws.uniform(0.75, 1);
    for (int i = 0; i < PIXELS; i++) {
      double grey = Math.max(darkness * page.ink(i, radius), 0.45 * dirt.ink(i, 0.6));
      if (grey > 0) {
        double grain = 1 - Math.abs(draws.normal(0.08));
        pixels[row * PIXELS + i] = (byte) Math.round(255 * grey * grain);
      }
    }
  }

  /** On one page in six, a short faint stroke that does not belong to the digit. */
  private static Page dirt(Draws draws) {
    Page page = new Page(SIDE);
    if (draws.chance(1 / 6.0)) {
      Point from = new Point(draws.uniform(2, 26), draws.uniform(2, 26));
      Point to = new Point(from.x() + draws.normal(2), from.y() + draws.normal(2));
      page.draw(List.of(from, to), 2);
    }
    return page;
  }
}
