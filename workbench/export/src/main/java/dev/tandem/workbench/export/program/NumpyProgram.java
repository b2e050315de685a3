package dev.tandem.workbench.export.program;

import dev.tandem.network.RegularizationSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The program in NumPy: forward and backward written out, in float64. */
public final class NumpyProgram {
  private static final String PARAMETER =
      """
      class Parameter:
      |memory|    \"""Numbers w that training changes, their gradient g, and what the optimizer remembers of it.\"""
      |plain|    \"""Numbers w that training changes, and their gradient g.\"""

          def __init__(self, name):
              self.w = data[name].astype(float)
              self.g = None
              $MEMORY
              parameters.append(self)
      """;

  private static final String INPUTS =
      """
      def inputs(pixels):
          \"""Pixels from 0 to 255, scaled.\"""
          return (pixels * np.float32($SCALE) + np.float32($OFFSET)).astype(float)
      """;

  private static final String L1 =
      """
      def add_l1():
          \"""The penalty $L Σ|w|: g ← g + $L sign(w).\"""
          for p in parameters:
              p.g = p.g + $L * np.sign(p.w)
      """;

  private static final String CLIP_NORM =
      """
      def clip():
          \"""Scales all gradients down together where their joint norm is above $MOST.\"""
          norm = np.sqrt(sum((p.g ** 2).sum() for p in parameters))
          for p in parameters:
              p.g = p.g * min(1, $MOST / (norm + 1e-6))
      """;

  private static final String CLIP_VALUE =
      """
      def clip():
          \"""Cuts every gradient's values to at most $MOST, either way.\"""
          for p in parameters:
              p.g = np.clip(p.g, -$MOST, $MOST)
      """;

  private static final String UPDATE =
      """
      def update($ARGUMENTS):
          \"""$FORMULA.\"""
          $BEFORE
          for p in parameters:
              $LINES
      """;

  private final Recipe recipe;
  private final NumpyLoss.Parts loss;
  private final Update.Parts update;
  private final Set<String> definitions = new LinkedHashSet<>(); // each once

  private NumpyProgram(Recipe recipe) {
    this.recipe = recipe;
    this.loss = recipe.experiment().loss().accept(new NumpyLoss(recipe.outputs()));
    this.update = recipe.experiment().optimizer().accept(new Update(Syntax.NUMPY));
  }

  /** The text of the program. */
  public static String of(Recipe recipe) {
    return new NumpyProgram(recipe).text();
  }

  private String text() {
    recipe.pixels().ifPresent(bytes -> definitions.add(Pixels.in(INPUTS, bytes)));
    definitions.add(parameter());
    List<String> layers = layers();
    definitions.addAll(loss.definitions());
    addRegularization();
    definitions.add(updateFunction());
    Template program =
        Template.ofFile("train_numpy.template")
            .put("SETS", sets())
            .put("DEFINITIONS", String.join("\n\n", definitions))
            .put("LAYERS", layers)
            .put("ROWS", inputs("train_x[rows]"))
            .put("TEST", inputs("test_x"))
            .put("VALIDATION", inputs("validation_x"))
            .put("BATCH_WEIGHT", loss.batchWeight())
            .put("TOTAL_WEIGHT", loss.totalWeight())
            .put("PLAIN", loss.plain())
            .put("LOWER_RATE", recipe.lowerRate("max"))
            .put("HITS", loss.hits())
            .put("FIGURE", recipe.stopsByLoss() ? "validation_loss" : "minus_accuracy")
            .put("UPDATE", rate() + (update.countsSteps() ? ", t" : ""))
            .when("counts", update.countsSteps());
    return recipe.fill(program).text();
  }

  private String rate() {
    return recipe.hasGivenRates() || recipe.plateau().isPresent()
        ? "rate"
        : Literal.of(recipe.rate());
  }

  private List<String> sets() {
    String column = recipe.ofClasses() && recipe.outputs() == 1 ? "[:, None]" : "";
    return recipe.sets().stream()
        .map(
            set ->
                "SET_x, SET_y = data[\"SET.features\"], data[\"SET.targets\"]".replace("SET", set)
                    + column)
        .toList();
  }

  private String inputs(String rows) {
    return recipe.pixels().isPresent() ? "inputs(" + rows + ")" : rows + ".astype(float)";
  }

  private String parameter() {
    List<String> memory = new ArrayList<>();
    for (Update.Memory one : update.memory()) {
      String start =
          one.start() == 0
              ? "np.zeros_like(self.w)"
              : "np.full_like(self.w, " + Literal.of(one.start()) + ")";
      memory.add("self." + one.name() + " = " + start + "  # " + one.words());
    }
    return new Template(PARAMETER)
        .put("MEMORY", memory)
        .when("memory", !memory.isEmpty())
        .when("plain", memory.isEmpty())
        .text();
  }

  /** One line a layer. */
  private List<String> layers() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < recipe.layers().size(); i++) {
      Piece piece = recipe.layers().get(i).accept(new NumpyLayers(recipe, i));
      definitions.addAll(piece.definitions());
      String widths =
          recipe.layers().get(i).isDense()
              ? "  # " + recipe.widths()[i] + " -> " + recipe.widths()[i + 1]
              : "";
      if (!piece.use().isEmpty()) { // the identity is left out
        lines.add(piece.use() + "," + widths);
      }
    }
    return lines;
  }

  private void addRegularization() {
    RegularizationSpec spec = recipe.experiment().regularization();
    if (spec.l1() != 0) {
      definitions.add(new Template(L1).put("L", Literal.of(spec.l1())).text());
    }
    spec.clipNorm().ifPresent(most -> addClip(CLIP_NORM, most));
    spec.clipValue().ifPresent(most -> addClip(CLIP_VALUE, most));
  }

  private void addClip(String function, double most) {
    definitions.add(new Template(function).put("MOST", Literal.of(most)).text());
  }

  private String updateFunction() {
    return new Template(UPDATE)
        .put("ARGUMENTS", update.countsSteps() ? "rate, t" : "rate")
        .put("FORMULA", update.formula())
        .put("BEFORE", update.before())
        .put("LINES", update.lines())
        .text();
  }
}
