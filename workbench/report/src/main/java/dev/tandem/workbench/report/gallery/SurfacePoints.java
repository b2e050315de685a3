package dev.tandem.workbench.report.gallery;

import dev.tandem.workbench.observed.Surfaces;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.SurfaceChart.Points;
import dev.tandem.workbench.report.chart.SurfaceChart.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The data's points on a surface: a colour and a marker for each class. */
final class SurfacePoints {
  private SurfacePoints() {}

  /** Whether training and test rows are the same, so that one would hide the other. */
  static boolean areTheSame(Surfaces surfaces) {
    Surfaces.Points training = surfaces.training();
    Surfaces.Points test = surfaces.test();
    return Arrays.equals(training.x(), test.x()) && Arrays.equals(training.y(), test.y());
  }

  static List<Points> of(Surfaces surfaces, List<String> classes) {
    List<Points> points = new ArrayList<>();
    if (classes.isEmpty()) {
      points.add(all("training", surfaces.training(), Rows.TRAINING));
      points.add(all("test", surfaces.test(), Rows.TEST));
    }
    for (int c = 0; c < classes.size(); c++) {
      points.add(of(classes.get(c), surfaces.training(), c, classes.size(), Rows.TRAINING));
      points.add(of(classes.get(c), surfaces.test(), c, classes.size(), Rows.TEST));
    }
    boolean same = areTheSame(surfaces);
    return points.stream()
        .filter(own -> own.x().length > 0 && !(same && own.rows() == Rows.TEST))
        .toList();
  }

  private static Points all(String label, Surfaces.Points from, Rows rows) {
    int[] chosen = IntStream.range(0, from.x().length).toArray();
    return chosen(label, from, chosen, Look.INK, Look.Marker.CIRCLE, rows);
  }

  /** Of two classes the second one is blue, as where its probability is high. */
  private static Points of(String name, Surfaces.Points from, int label, int classes, Rows rows) {
    int[] chosen =
        IntStream.range(0, from.x().length).filter(i -> from.targets()[i] == label).toArray();
    int colour = classes == 2 ? 1 - label : label;
    String words = name + (rows == Rows.TRAINING ? ", training" : ", test");
    return chosen(words, from, chosen, colour, Look.of(label, Look.Stroke.POINTS).marker(), rows);
  }

  private static Points chosen(
      String label, Surfaces.Points from, int[] rows, int colour, Look.Marker marker, Rows which) {
    return new Points(
        label,
        IntStream.of(rows).mapToDouble(i -> from.x()[i]).toArray(),
        IntStream.of(rows).mapToDouble(i -> from.y()[i]).toArray(),
        colour,
        marker,
        which);
  }
}
