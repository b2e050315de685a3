package dev.tandem.workbench.export.program;

import dev.tandem.data.ByteFeatures;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.RegularizationSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The program in NumPy: forward and backward written out, in float64. */
public final class NumpyProgram {
  private static final String READ =
      """
      def read(path):
          \"""The arrays of a safetensors file: 8 bytes with the header's length, the header (JSON), the numbers.\"""
          content = path.read_bytes()
          start = 8 + int.from_bytes(content[:8], "little")
          types = {"F64": "<f8", "F32": "<f4", "I32": "<i4", "U8": "u1"}
          arrays = {}
          for name, entry in json.loads(content[8:start]).items():
              begin, shape = start + entry["data_offsets"][0], entry["shape"]
              arrays[name] = np.frombuffer(content, types[entry["dtype"]], math.prod(shape), begin).reshape(shape)
          return arrays
      """;

  private static final String PASSES =
      """
      def forward(x):
          for layer in network:
              x = layer.forward(x)
          return x


      def backward(d):
          \"""From the loss's gradient by the outputs to that by every parameter: the chain rule, layer by layer.\"""
          for layer in reversed(network):
              d = layer.backward(d)
      """;

  private final Recipe recipe;
  private final NumpyLoss.Parts loss;
  private final Update.Parts update;
  private final Set<String> definitions = new LinkedHashSet<>(); // each once

  private NumpyProgram(Recipe recipe) {
    this.recipe = recipe;
    this.loss =
        recipe.experiment().loss().accept(new NumpyLoss(recipe.experiment().network().outputs()));
    this.update = recipe.experiment().optimizer().accept(new Update(Syntax.NUMPY));
  }

  /** The text of the program. */
  public static String of(Recipe recipe) {
    return new NumpyProgram(recipe).text();
  }

  private String text() {
    List<String> network = network();
    definitions.addAll(loss.definitions());
    List<String> blocks = new ArrayList<>();
    blocks.add(head());
    blocks.add(READ);
    blocks.add(data());
    blocks.add(parameter());
    blocks.addAll(definitions);
    blocks.add(regularization());
    blocks.add(updates());
    blocks.add("network = [\n    " + String.join(",\n    ", network) + "]\n");
    blocks.add(PASSES);
    blocks.add(loop());
    blocks.removeIf(String::isEmpty);
    return String.join("\n\n", blocks);
  }

  private String head() {
    return """
    \"""The experiment NAME in NumPy: a network WIDTHS, trained in float64.  Run it:  python3 train_numpy.py

    The rows, the initial weights and the order of the rows in each epoch are Tandem's, from experiment.safetensors;
    so the losses are Tandem's. A row of X [B, in] is one of the B rows of a batch. dX is the loss's gradient by X.
    \"""
    import json
    import math
    from pathlib import Path

    import numpy as np
    """
        .replace("NAME", recipe.name())
        .replace("WIDTHS", recipe.network());
  }

  private String data() {
    StringBuilder text = new StringBuilder();
    text.append("data = read(Path(__file__).with_name(\"experiment.safetensors\"))\n");
    recipe.pixels().ifPresent(bytes -> text.append("\n\n").append(inputs(bytes)).append("\n\n"));
    String column =
        recipe.ofClasses() && recipe.experiment().network().outputs() == 1 ? "[:, None]" : "";
    for (String set : List.of("train", "test")) {
      text.append(
              "SET_x, SET_y = data[\"SET.features\"], data[\"SET.targets\"]".replace("SET", set))
          .append(column)
          .append('\n');
    }
    return text.append("batch_size = ").append(recipe.batchSize()).append('\n').toString();
  }

  private static String inputs(ByteFeatures bytes) {
    return """
    def inputs(pixels):
        \"""Pixels from 0 to 255, scaled.\"""
        return (pixels * np.float32(SCALE) + np.float32(OFFSET)).astype(float)
    """
        .replace("SCALE", Literal.of(bytes.scale()))
        .replace("OFFSET", Literal.of(bytes.offset()));
  }

  private String x(String rows) {
    return recipe.pixels().isPresent() ? "inputs(" + rows + ")" : rows + ".astype(float)";
  }

  private String parameter() {
    String memory =
        update.memory().stream()
            .map(
                m ->
                    "        self."
                        + m.name()
                        + " = "
                        + (m.start() == 0
                            ? "np.zeros_like(self.w)"
                            : "np.full_like(self.w, " + Literal.of(m.start()) + ")")
                        + "  # "
                        + m.words()
                        + "\n")
            .collect(Collectors.joining());
    return """
    parameters = []


    class Parameter:
        \"""Numbers w that training changes, the loss's gradient g by them, and what the optimizer remembers.\"""

        def __init__(self, name):
            self.w = data[name].astype(float)
            self.g = None
    MEMORY        parameters.append(self)
    """
        .replace(
            ", and what the optimizer remembers",
            memory.isEmpty() ? "" : ", and what the optimizer remembers")
        .replace(
            "w that training changes, the loss's gradient g by them.",
            "w that training changes, and the loss's gradient g by them.")
        .replace("MEMORY", memory);
  }

  /** One line a layer. */
  private List<String> network() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < recipe.layers().size(); i++) {
      Piece piece = recipe.layers().get(i).accept(new NumpyLayers(recipe, i));
      definitions.addAll(piece.definitions());
      if (!piece.use().isEmpty()) { // the identity is left out
        lines.add(piece.use());
      }
    }
    return lines;
  }

  private String regularization() {
    RegularizationSpec spec = recipe.experiment().regularization();
    List<String> functions = new ArrayList<>();
    if (spec.l1() != 0) {
      functions.add(
          """
          def add_l1():
              \"""The penalty L1 Σ|w|: g ← g + L1 sign(w).\"""
              for p in parameters:
                  p.g = p.g + L1 * np.sign(p.w)
          """
              .replace("L1 ", Literal.of(spec.l1()) + " "));
    }
    spec.clipNorm()
        .ifPresent(
            most ->
                functions.add(
                    """
                    def clip():
                        \"""All gradients are made shorter together where their joint norm is above MOST.\"""
                        norm = np.sqrt(sum((p.g ** 2).sum() for p in parameters))
                        for p in parameters:
                            p.g = p.g * min(1, MOST / (norm + 1e-6))
                    """
                        .replace("MOST", Literal.of(most))));
    spec.clipValue()
        .ifPresent(
            most ->
                functions.add(
                    """
                    def clip():
                        \"""No value of a gradient is above MOST or below -MOST.\"""
                        for p in parameters:
                            p.g = np.clip(p.g, -MOST, MOST)
                    """
                        .replace("MOST", Literal.of(most))));
    return String.join("\n\n", functions);
  }

  private String updates() {
    return """
    def update(ARGUMENTS):
        \"""OPTIMIZER: FORMULA.\"""
        for p in parameters:
            LINES
    """
        .replace("ARGUMENTS", update.countsSteps() ? "rate, t" : "rate")
        .replace("OPTIMIZER", recipe.experiment().optimizer().name())
        .replace("FORMULA", update.formula())
        .replace("LINES", String.join("\n        ", update.lines()));
  }

  private String loop() {
    List<String> lines = new ArrayList<>();
    boolean counts = update.countsSteps();
    boolean dropout = recipe.has(LayerSpec.Dropout.class);
    boolean scheduled = recipe.constantRate().isEmpty();
    RegularizationSpec regularization = recipe.experiment().regularization();
    if (counts) {
      lines.add("t = 0  # counts updates");
    }
    lines.add("for epoch, order in enumerate(data[\"order\"]):");
    lines.add("    loss_sum = 0");
    if (recipe.hasModes()) {
      lines.add("    training = True");
    }
    lines.add("    for begin in range(0, len(order), batch_size):");
    lines.add("        rows = order[begin:begin + batch_size]");
    lines.add("        x, y = " + x("train_x[rows]") + ", train_y[rows]");
    if (dropout) {
      lines.add("        for layer in network:");
      lines.add("            if isinstance(layer, Dropout):");
      lines.add("                layer.take(epoch, begin, begin + batch_size)");
    }
    lines.add("        z = forward(x)");
    lines.add("        loss_sum += losses(z, y).sum()");
    lines.add(
        recipe.reducesToMean()
            ? "        backward(loss_slope(z, y) / "
                + loss.batchWeight()
                + ")  # of the batch's mean loss"
            : "        backward(loss_slope(z, y))  # of the sum of the batch's losses");
    if (regularization.l1() != 0) {
      lines.add("        add_l1()");
    }
    if (regularization.clipNorm().isPresent() || regularization.clipValue().isPresent()) {
      lines.add("        clip()");
    }
    if (counts) {
      lines.add("        t += 1");
    }
    String rate = recipe.constantRate().map(Literal::of).orElse("rate");
    if (scheduled) {
      lines.add("        rate = data[\"rate\"][epoch, begin // batch_size]  # the schedule's");
    }
    lines.add("        update(" + rate + (counts ? ", t)" : ")"));
    if (recipe.hasModes()) {
      lines.add("    training = False");
    }
    lines.add("    test_loss = " + loss.plain() + "(forward(" + x("test_x") + "), test_y).mean()");
    lines.add(
        "    print(f\"epoch {epoch + 1}: training loss {loss_sum / TOTAL:.6f}, test loss {test_loss:.6f}\")"
            .replace("TOTAL", loss.totalWeight()));
    return String.join("\n", lines) + "\n";
  }
}
