package dev.tandem.engines.scratch;

import java.util.ArrayList;
import java.util.List;

/** Segments one after the other: the way through a network, there or there and back. */
final class Pass {
  private final List<Segment> segments = new ArrayList<>();
  private Segment open = Segment.ofRows(() -> {});

  /** Goes on with a piece that takes rows. */
  Pass rows(Segment.Piece piece) {
    open.with(piece);
    return this;
  }

  /** Goes on with a layer's forward. */
  void forward(Layer layer, int outputs) {
    if (layer.spansRows()) {
      startAnew(layer::joinForward);
    }
    if (layer.byColumns()) {
      columns(outputs, layer::forward);
    } else {
      rows(layer::forward);
    }
  }

  /** Goes on with a layer's backward. */
  void backward(Layer layer, int inputs) {
    if (layer.spansRows()) {
      startAnew(layer::joinBackward);
    }
    if (layer.byColumns()) {
      columns(inputs, layer::backward);
    } else {
      rows(layer::backward);
    }
  }

  private void columns(int count, Segment.Piece piece) {
    startAnew(() -> {});
    segments.add(Segment.ofColumns(count, piece));
  }

  private void startAnew(Runnable before) {
    segments.add(open);
    open = Segment.ofRows(before);
  }

  void run(Workers workers, int rows) {
    for (int i = 0; i < segments.size(); i++) {
      segments.get(i).run(workers, rows);
    }
    open.run(workers, rows);
  }
}
