package dev.tandem.workbench.export.program;

import dev.tandem.network.RegularizationSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The program in PyTorch: torch.nn and torch.optim, in float64. */
public final class TorchProgram {
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
        Template.ofFile("train_pytorch.template")
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
