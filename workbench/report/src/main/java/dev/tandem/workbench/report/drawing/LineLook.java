package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.Look;
import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How one line of a {@link dev.tandem.workbench.report.chart.LineChart} is drawn. */
record LineLook(Color color, BasicStroke stroke, Marker marker) {

  static LineLook of(Look look) {
    if (look.stroke() == Look.Stroke.REFERENCE) {
      return new LineLook(Palette.FAINT_INK, stroke(look), SeriesMarkers.NONE);
    }
    Color color = look.colour() == Look.INK ? Palette.INK : Palette.contender(look.colour());
    return new LineLook(
        color, stroke(look), new Sign(look.marker(), look.markerSize(), look.filled()));
  }

  private static BasicStroke stroke(Look look) {
    float[] dashes = new float[look.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = look.dashes().get(i);
    }
    return new BasicStroke(
        (float) look.width(),
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1f,
        dashes.length == 0 ? null : dashes,
        0f);
  }
}
