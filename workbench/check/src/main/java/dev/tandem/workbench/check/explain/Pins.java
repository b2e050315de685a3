package dev.tandem.workbench.check.explain;

import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engines.textbook.Buffer;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.engines.textbook.Parameter;
import dev.tandem.engines.textbook.Parts;
import dev.tandem.engines.textbook.Regularization;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.check.seen.Observation;
import dev.tandem.workbench.check.seen.Observer;
import dev.tandem.workbench.check.seen.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts a program's own numbers between the parts of a textbook session: a layer gets what the
 * program's layer before it gave, an update rule the program's gradients.
 */
final class Pins {
  private final Observation program;
  private final boolean forward;
  private final boolean gradients;
  private final Map<Integer, Matrix> computed = new TreeMap<>(); // by layer, before it was pinned
  private int step;

  Pins(Observation program, Set<Ability> shown) {
    this.program = program;
    this.forward = shown.contains(Ability.FORWARD);
    this.gradients = shown.contains(Ability.GRADIENTS);
  }

  /** The parts with the pins between them. */
  Parts hold(Parts parts) {
    Parts.Replacement layers = parts.layers();
    Parts held =
        forward
            ? parts.with((index, layer) -> new PinnedLayer(index, layers.of(index, layer)))
            : parts;
    return gradients ? held.with(new PinnedGradients(parts.regularization())) : held;
  }

  /** What the layers compute from the program's own numbers. */
  Observer.Forward computed(Session session) {
    return batch -> {
      step = (int) batch.step();
      List<Matrix> outputs = session.forward(batch);
      return forward ? new ArrayList<>(computed.values()) : outputs;
    };
  }

  private final class PinnedLayer implements Layer {
    private final int index;
    private final Layer layer;

    PinnedLayer(int index, Layer layer) {
      this.index = index;
      this.layer = layer;
    }

    @Override
    public Matrix forward(Matrix x, Optional<Batch> training) {
      Matrix y = layer.forward(x, training);
      if (training.isEmpty()) {
        return y;
      }
      step = (int) training.orElseThrow().step();
      computed.put(index, y);
      return program
          .find(Part.FORWARD, step, "" + index)
          .filter(own -> own.values().length == y.values().length)
          .map(own -> new Matrix(y.rows(), y.cols(), own.values().clone()))
          .orElse(y);
    }

    @Override
    public Matrix backward(Matrix dy) {
      return layer.backward(dy);
    }

    @Override
    public void stepMade() {
      layer.stepMade();
    }

    @Override
    public List<Parameter> parameters() {
      return layer.parameters();
    }

    @Override
    public List<Buffer> buffers() {
      return layer.buffers();
    }
  }

  private final class PinnedGradients implements Regularization {
    private final Regularization regularization;

    PinnedGradients(Regularization regularization) {
      this.regularization = regularization;
    }

    @Override
    public void addPenalty(List<Parameter> parameters) {
      regularization.addPenalty(parameters);
    }

    @Override
    public void clip(List<Parameter> parameters) {
      for (Parameter parameter : parameters) {
        program
            .find(Part.GRADIENT, step, parameter.name())
            .filter(own -> own.values().length == parameter.gradient().values().length)
            .ifPresent(own -> parameter.setGradient(like(parameter.gradient(), own.values())));
      }
      regularization.clip(parameters);
    }

    private Matrix like(Matrix shape, double[] values) {
      return new Matrix(shape.rows(), shape.cols(), values.clone());
    }
  }
}
