package dev.tandem.lockstep;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Trace;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Both sessions' step on a batch, and what of it is compared. */
final class Looks {
  private final Batch batch;
  private final Look a;
  private final Look b;
  private final List<Pair> outputs = new ArrayList<>(); // the input in front of them
  private final List<Pair> outputGradients = new ArrayList<>();

  /**
   * @param x the batch's rows, [B, inputs]
   */
  Looks(Batch batch, Matrix x, Look a, Look b) {
    this.batch = batch;
    this.a = a;
    this.b = b;
    outputs.add(Pair.of("input", x, x));
    int layers = traced() ? a.trace().layers().size() : 0;
    for (int layer = 0; layer < layers; layer++) {
      Trace.LayerTrace inA = a.trace().layers().get(layer);
      Trace.LayerTrace inB = b.trace().layers().get(layer);
      String place = "gradient at the output of layer " + layer;
      outputs.add(Pair.of("output", inA.output(), inB.output()));
      outputGradients.add(Pair.of(place, inA.outputGradient(), inB.outputGradient()));
    }
  }

  Batch batch() {
    return batch;
  }

  /** The first session's step. */
  Look a() {
    return a;
  }

  /** The second session's step. */
  Look b() {
    return b;
  }

  int rows() {
    return batch.rows().length;
  }

  /** Whether both sessions showed their step; if not, there is nothing of layers and gradients. */
  boolean traced() {
    return a.traced().isPresent() && b.traced().isPresent();
  }

  int layers() {
    return outputGradients.size();
  }

  /** What enters a layer. */
  Pair input(int layer) {
    return outputs.get(layer);
  }

  Pair output(int layer) {
    return outputs.get(layer + 1);
  }

  Pair lossSum() {
    return Pair.of("loss summed over rows", a.result().lossSum(), b.result().lossSum());
  }

  Pair lossWeight() {
    return Pair.of("weight of the rows", a.result().lossWeight(), b.result().lossWeight());
  }

  /** What the network gives. */
  Pair logits() {
    return output(layers() - 1);
  }

  /** The loss's gradient at the output of a layer. */
  Pair outputGradient(int layer) {
    return outputGradients.get(layer);
  }

  Pair gradient(String parameter) {
    return Pair.of(
        "gradient of " + parameter,
        a.trace().gradients().get(parameter),
        b.trace().gradients().get(parameter));
  }

  Pair clippedGradient(String parameter) {
    return Pair.of(
        "clipped gradient of " + parameter,
        a.trace().clippedGradients().get(parameter),
        b.trace().clippedGradients().get(parameter));
  }

  /** A parameter after the step. */
  Pair weight(String parameter) {
    return Pair.of(
        parameter, a.after().parameters().get(parameter), b.after().parameters().get(parameter));
  }

  /** How the step changed a parameter. */
  Pair change(String parameter) {
    return Pair.of(
        "change of " + parameter,
        change(a.before().parameters(), a.after().parameters(), parameter),
        change(b.before().parameters(), b.after().parameters(), parameter));
  }

  /** How the step changed a buffer. */
  Pair bufferChange(String buffer) {
    return Pair.of(
        "change of " + buffer,
        change(a.before().buffers(), a.after().buffers(), buffer),
        change(b.before().buffers(), b.after().buffers(), buffer));
  }

  /** What the optimizers remember after the step; both must have the slot. */
  Pair slot(String slot, String parameter) {
    return Pair.of(
        slot + " of " + parameter,
        a.after().optimizer().slots().get(slot).get(parameter),
        b.after().optimizer().slots().get(slot).get(parameter));
  }

  /** What both optimizers remembered before the step; zeros where that was nothing. */
  double[] remembered(String slot, String parameter) {
    Parameters before = a.before().optimizer().slots().get(slot);
    return before == null
        ? new double[a.before().parameters().get(parameter).size()]
        : before.get(parameter).toDoubles();
  }

  /** How far each layer's numbers lie apart. */
  List<LayerDrift> drift(NetworkSpec network) {
    return IntStream.range(0, network.layers().size())
        .mapToObj(
            layer ->
                new LayerDrift(
                    traced() ? output(layer).deviation() : Double.NaN,
                    traced() ? outputGradient(layer).deviation() : Double.NaN,
                    traced() ? largest(network, layer, this::gradient) : Double.NaN,
                    largest(network, layer, this::weight)))
        .toList();
  }

  private static double largest(NetworkSpec network, int layer, Function<String, Pair> pair) {
    return network.parameters().stream()
        .filter(shape -> shape.layer() == layer)
        .mapToDouble(shape -> pair.apply(shape.name()).deviation())
        .max()
        .orElse(Double.NaN);
  }

  private static Tensor change(Parameters before, Parameters after, String name) {
    Tensor start = before.get(name);
    double[] change = after.get(name).toDoubles();
    for (int i = 0; i < change.length; i++) {
      change[i] -= start.get(i);
    }
    return Tensor.of(change, start.shape());
  }
}
