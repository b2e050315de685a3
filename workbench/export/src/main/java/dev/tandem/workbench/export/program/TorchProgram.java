package dev.tandem.workbench.export.program;

import dev.tandem.data.ByteFeatures;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.RegularizationSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The program in PyTorch: torch.nn and torch.optim, in float64. */
public final class TorchProgram {
  private static final String READ =
      """
      def read(path):
          \"""The tensors of a safetensors file (the package safetensors does the same): 8 bytes with the header's length,
          the header (JSON), the numbers.\"""
          content = bytearray(path.read_bytes())
          start = 8 + int.from_bytes(content[:8], "little")
          types = {"F64": torch.float64, "F32": torch.float32, "I32": torch.int32, "U8": torch.uint8}
          tensors = {}
          for name, entry in json.loads(content[8:start]).items():
              begin, shape = start + entry["data_offsets"][0], entry["shape"]
              numbers = torch.frombuffer(content, dtype=types[entry["dtype"]], count=math.prod(shape), offset=begin)
              tensors[name] = numbers.reshape(shape)
          return tensors
      """;

  private final Recipe recipe;
  private final TorchLoss.Parts loss;
  private final Set<String> definitions = new LinkedHashSet<>(); // each once

  private TorchProgram(Recipe recipe) {
    this.recipe = recipe;
    this.loss = recipe.experiment().loss().accept(new TorchLoss());
  }

  /** The text of the program. */
  public static String of(Recipe recipe) {
    return new TorchProgram(recipe).text();
  }

  private String text() {
    List<String> modules = modules();
    List<String> blocks = new ArrayList<>();
    blocks.add(head());
    blocks.add(READ);
    blocks.addAll(definitions);
    blocks.add(model(modules));
    return String.join("\n\n", blocks);
  }

  private String head() {
    return """
    \"""The experiment NAME in PyTorch: a network WIDTHS, trained in float64.  Run it:  python3 train_pytorch.py

    The rows, the initial weights and the order of the rows in each epoch are Tandem's, from experiment.safetensors;
    so the losses are Tandem's.
    \"""
    import json
    import math
    from pathlib import Path

    import torch
    from torch import nn
    from torch.nn import functional as F

    torch.set_default_dtype(torch.float64)
    """
        .replace("NAME", recipe.name())
        .replace("WIDTHS", recipe.network());
  }

  private List<String> modules() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < recipe.layers().size(); i++) {
      Piece piece = recipe.layers().get(i).accept(new TorchLayers(recipe, i));
      definitions.addAll(piece.definitions());
      lines.add(piece.use());
    }
    recipe.pixels().ifPresent(bytes -> definitions.add(inputs(bytes)));
    return lines;
  }

  private static String inputs(ByteFeatures bytes) {
    return """
    def inputs(pixels):
        \"""Pixels from 0 to 255, scaled.\"""
        return (pixels.float() * SCALE + OFFSET).double()
    """
        .replace("SCALE", Literal.of(bytes.scale()))
        .replace("OFFSET", Literal.of(bytes.offset()));
  }

  private String x(String rows) {
    return recipe.pixels().isPresent() ? "inputs(" + rows + ")" : rows + ".double()";
  }

  private String targets() {
    if (!recipe.ofClasses()) {
      return ".double()";
    }
    return recipe.experiment().network().outputs() == 1 ? "[:, None].double()" : ".long()";
  }

  private String model(List<String> modules) {
    List<String> lines = new ArrayList<>();
    lines.add("data = read(Path(__file__).with_name(\"experiment.safetensors\"))");
    for (String set : List.of("train", "test")) {
      lines.add(
          "SET_x, SET_y = data[\"SET.features\"], data[\"SET.targets\"]".replace("SET", set)
              + targets());
    }
    lines.add("batch_size = " + recipe.batchSize());
    lines.add("");
    lines.add("model = nn.Sequential(\n    " + String.join(",\n    ", modules) + ")");
    lines.add("with torch.no_grad():");
    lines.add("    for name, parameter in model.named_parameters():");
    lines.add("        parameter.copy_(data[name])  # Tandem's initial weights");
    lines.add(
        "optimizer = "
            + recipe
                .experiment()
                .optimizer()
                .accept(new TorchOptimizer(recipe.experiment().optimizer().learningRate())));
    if (!loss.definition().isEmpty()) {
      lines.add(loss.definition().stripTrailing());
    }
    lines.add("");
    lines.addAll(loop());
    return String.join("\n", lines) + "\n";
  }

  private List<String> loop() {
    List<String> lines = new ArrayList<>();
    boolean modes = recipe.hasModes();
    lines.add("for epoch, order in enumerate(data[\"order\"].long()):");
    lines.add("    loss_sum = 0");
    if (modes) {
      lines.add("    model.train()");
    }
    lines.add("    for begin in range(0, len(order), batch_size):");
    lines.add("        rows = order[begin:begin + batch_size]");
    lines.add("        x, y = " + x("train_x[rows]") + ", train_y[rows]");
    if (recipe.has(LayerSpec.Dropout.class)) {
      lines.add("        for name, layer in model.named_children():");
      lines.add("            if isinstance(layer, Dropout):");
      lines.add(
          "                layer.mask = data[\"mask.\" + name][epoch, begin:begin + batch_size]");
    }
    String extras = loss.settings() + loss.keptSettings();
    String sum = recipe.reducesToMean() ? "" : ", reduction=\"sum\"";
    lines.add("        loss = F." + loss.function() + "(model(x), y" + extras + sum + ")");
    lines.add("        optimizer.zero_grad()");
    lines.add("        loss.backward()");
    lines.addAll(regularization());
    if (recipe.constantRate().isEmpty()) {
      lines.add(
          "        optimizer.param_groups[0][\"lr\"] = data[\"rate\"][epoch, begin //"
              + " batch_size].item()  # the schedule's");
    }
    lines.add("        optimizer.step()");
    lines.add(
        "        loss_sum += loss.item()"
            + (recipe.reducesToMean() ? " * " + loss.batchWeight() : ""));
    if (modes) {
      lines.add("    model.eval()");
    }
    lines.add("    with torch.no_grad():");
    lines.add(
        "        test_loss = F."
            + loss.function()
            + "(model("
            + x("test_x")
            + "), test_y"
            + loss.keptSettings()
            + ").item()");
    lines.add(
        "    print(f\"epoch {epoch + 1}: training loss {loss_sum / TOTAL:.6f}, test loss {test_loss:.6f}\")"
            .replace("TOTAL", loss.totalWeight()));
    return lines;
  }

  private List<String> regularization() {
    RegularizationSpec spec = recipe.experiment().regularization();
    List<String> lines = new ArrayList<>();
    if (spec.l1() != 0) {
      lines.add(
          "        for parameter in model.parameters():  # the penalty L1 Σ|w|"
              .replace("L1", Literal.of(spec.l1())));
      lines.add(
          "            parameter.grad += "
              + Literal.of(spec.l1())
              + " * parameter.detach().sign()");
    }
    spec.clipNorm()
        .ifPresent(
            most ->
                lines.add(
                    "        nn.utils.clip_grad_norm_(model.parameters(), "
                        + Literal.of(most)
                        + ")"));
    spec.clipValue()
        .ifPresent(
            most ->
                lines.add(
                    "        nn.utils.clip_grad_value_(model.parameters(), "
                        + Literal.of(most)
                        + ")"));
    return lines;
  }
}
