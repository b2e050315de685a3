package dev.tandem.workbench.export.program;

import dev.tandem.network.RegularizationSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The program in PyTorch: torch.nn and torch.optim, in float64. */
public final class TorchProgram {
  private static final String PROGRAM =
      """
      \"""The experiment $NAME in PyTorch: the network $WIDTHS, trained in float64.  Run it:  python3 train_pytorch.py

      Rows, initial weights and the order of the rows in each epoch come from experiment.safetensors. They are the numbers
      that Tandem gives its engines, so the losses are the same.
      \"""
      import json
      import math
      from pathlib import Path

      import torch
      from torch import nn
      from torch.nn import functional as F

      torch.set_default_dtype(torch.float64)


      def read(path):
          \"""The tensors of a safetensors file: 8 bytes with the header's length, the header (JSON), the numbers.

          The package safetensors does the same; this saves installing it.
          \"""
          content = bytearray(path.read_bytes())
          start = 8 + int.from_bytes(content[:8], "little")
          types = {"F64": torch.float64, "F32": torch.float32, "I32": torch.int32, "U8": torch.uint8}
          tensors = {}
          for name, entry in json.loads(content[8:start]).items():
              begin, shape = start + entry["data_offsets"][0], entry["shape"]
              numbers = torch.frombuffer(content, dtype=types[entry["dtype"]], count=math.prod(shape), offset=begin)
              tensors[name] = numbers.reshape(shape)
          return tensors


      |definitions|$DEFINITIONS
      |definitions|
      |definitions|
      data = read(Path(__file__).with_name("experiment.safetensors"))
      $SETS
      batch_size = $BATCH_SIZE

      model = nn.Sequential(
          $LAYERS
      )
      with torch.no_grad():
          for name, parameter in model.named_parameters():
              parameter.copy_(data[name])  # the initial weights
      optimizer = $OPTIMIZER
      |plateau|schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(
      |plateau|    optimizer, factor=$FACTOR, patience=$RATE_PATIENCE, threshold=$THRESHOLD, min_lr=$MINIMUM, eps=0)
      $LOSS_DEFINITION
      |stopping|best, best_epoch = math.inf, 0

      for epoch, order in enumerate(data["order"].long()):
          loss_sum = 0
      |modes|    model.train()
          for begin in range(0, len(order), batch_size):
              rows = order[begin:begin + batch_size]
              x, y = $ROWS, train_y[rows]
      |dropout|        for name, layer in model.named_children():
      |dropout|            if isinstance(layer, Dropout):
      |dropout|                layer.mask = data["mask." + name][epoch, begin:begin + batch_size]
      |mean|        loss = F.$LOSS(model(x), y$SETTINGS)
      |sum|        loss = F.$LOSS(model(x), y$SETTINGS, reduction="sum")
              optimizer.zero_grad()
              loss.backward()
      |l1|        for parameter in model.parameters():  # the penalty $L Σ|w|
      |l1|            parameter.grad += $L * parameter.detach().sign()
              $CLIP
      |scheduled|        optimizer.param_groups[0]["lr"] = data["rate"][epoch, begin // batch_size].item()  # the schedule's
              optimizer.step()
      |mean|        loss_sum += loss.item() * $BATCH_WEIGHT
      |sum|        loss_sum += loss.item()
      |modes|    model.eval()
          with torch.no_grad():
              test_loss = F.$LOSS(model($TEST), test_y$KEPT).item()
      |validation|        z = model($VALIDATION)
      |loss|        validation_loss = F.$LOSS(z, validation_y$KEPT).item()
          print(f"epoch {epoch + 1}: training loss {loss_sum / $TOTAL_WEIGHT:.6f}, test loss {test_loss:.6f}")
      |plateau|    schedule.step(validation_loss)
      |accuracy|    minus_accuracy = -($HITS).double().mean().item()  # smaller is better
      |stopping|    if $FIGURE < $BEST:
      |stopping|        best, best_epoch = $FIGURE, epoch
      |stopping|    elif epoch - best_epoch > $PATIENCE:
      |stopping|        break  # early stopping
      |stopping|print(f"Early stopping keeps the weights of epoch {best_epoch + 1}.")
      """;

  private static final String INPUTS =
      """
      def inputs(pixels):
          \"""Pixels from 0 to 255, scaled.\"""
          return (pixels.float() * $SCALE + $OFFSET).double()
      """;

  private final Recipe recipe;
  private final TorchLoss.Parts loss;
  private final Set<String> definitions = new LinkedHashSet<>(); // each once

  private TorchProgram(Recipe recipe) {
    this.recipe = recipe;
    this.loss = recipe.experiment().loss().accept(new TorchLoss(recipe.outputs()));
  }

  /** The text of the program. */
  public static String of(Recipe recipe) {
    return new TorchProgram(recipe).text();
  }

  private String text() {
    List<String> layers = layers();
    recipe.pixels().ifPresent(bytes -> definitions.add(Pixels.in(INPUTS, bytes)));
    Template program =
        new Template(PROGRAM)
            .put("DEFINITIONS", String.join("\n\n", definitions))
            .when("definitions", !definitions.isEmpty())
            .put("SETS", sets())
            .put("LAYERS", layers)
            .put("OPTIMIZER", recipe.experiment().optimizer().accept(new TorchOptimizer()))
            .put("HITS", loss.hits())
            .put("FIGURE", recipe.stopsByLoss() ? "validation_loss" : "minus_accuracy")
            .put("LOSS_DEFINITION", loss.definition())
            .put("ROWS", inputs("train_x[rows]"))
            .put("TEST", inputs("test_x"))
            .put("VALIDATION", inputs("validation_x"))
            .put("LOSS", loss.function())
            .put("SETTINGS", loss.settings() + loss.keptSettings())
            .put("KEPT", loss.keptSettings())
            .put("BATCH_WEIGHT", loss.batchWeight())
            .put("TOTAL_WEIGHT", loss.totalWeight())
            .put("L", Literal.of(recipe.experiment().regularization().l1()))
            .put("CLIP", clip());
    return recipe.fill(program).text();
  }

  private List<String> layers() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < recipe.layers().size(); i++) {
      Piece piece = recipe.layers().get(i).accept(new TorchLayers(recipe, i));
      definitions.addAll(piece.definitions());
      lines.add(piece.use() + ",");
    }
    return lines;
  }

  private List<String> sets() {
    String type = ".double()";
    if (recipe.ofClasses()) {
      type = recipe.outputs() == 1 ? "[:, None].double()" : ".long()";
    }
    String kind = type;
    return recipe.sets().stream()
        .map(
            set ->
                "SET_x, SET_y = data[\"SET.features\"], data[\"SET.targets\"]".replace("SET", set)
                    + kind)
        .toList();
  }

  private String inputs(String rows) {
    return recipe.pixels().isPresent() ? "inputs(" + rows + ")" : rows + ".double()";
  }

  private List<String> clip() {
    RegularizationSpec spec = recipe.experiment().regularization();
    List<String> lines = new ArrayList<>();
    spec.clipNorm().ifPresent(most -> lines.add(clip("norm", most)));
    spec.clipValue().ifPresent(most -> lines.add(clip("value", most)));
    return lines;
  }

  private static String clip(String what, double most) {
    return "nn.utils.clip_grad_" + what + "_(model.parameters(), " + Literal.of(most) + ")";
  }
}
