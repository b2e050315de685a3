package dev.tandem.datasets.digits;

import java.util.Arrays;
import java.util.List;

/** One way to write a digit: strokes, each a series of points. */
record DigitShape(List<List<Point>> strokes) {
  /** A place on the page; y runs downwards. */
  record Point(double x, double y) {}

  /** Reads {@code "x,y x,y / x,y x,y"}: points apart by a blank, strokes by a slash. */
  static DigitShape parse(String text) {
    return new DigitShape(Arrays.stream(text.split(" / ")).map(DigitShape::stroke).toList());
  }

  private static List<Point> stroke(String text) {
    return Arrays.stream(text.split(" ")).map(DigitShape::point).toList();
  }

  private static Point point(String text) {
    String[] xy = text.split(",");
    return new Point(Integer.parseInt(xy[0]), Integer.parseInt(xy[1]));
  }
}
