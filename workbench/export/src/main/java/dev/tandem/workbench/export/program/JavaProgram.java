package dev.tandem.workbench.export.program;

import dev.tandem.network.RegularizationSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The program in Java: one file, forward and backward written out, in float64. Its text is ASCII,
 * so that it compiles in any locale.
 */
public final class JavaProgram {
  private static final String PARAMETER =
      """
      |memory|/** Numbers w that training changes, their gradient g, and what the optimizer remembers of it. */
      |plain|/** Numbers w that training changes, and their gradient g. */
      static class Parameter {
        final double[] w, g;
        $MEMORY

        Parameter(String name) {
          FloatBuffer initial = data.get(name).asFloatBuffer();
          w = new double[initial.remaining()];
          Arrays.setAll(w, initial::get);
          g = new double[w.length];
          $STARTS
          parameters.add(this);
        }
      }
      """;

  private static final String INPUTS =
      """
      /** The inputs of some rows. */
      static double[][] inputs(String name, int[] rows) {
        FloatBuffer all = data.get(name).asFloatBuffer();
        double[][] x = new double[rows.length][$INPUTS];
        for (int i = 0; i < rows.length; i++) {
          for (int k = 0; k < $INPUTS; k++) {
            x[i][k] = all.get(rows[i] * $INPUTS + k);
          }
        }
        return x;
      }
      """;

  private static final String PIXELS =
      """
      /** The inputs of some rows: pixels from 0 to 255, scaled. */
      static double[][] inputs(String name, int[] rows) {
        ByteBuffer all = data.get(name);
        double[][] x = new double[rows.length][INPUTS];
        for (int i = 0; i < rows.length; i++) {
          for (int k = 0; k < INPUTS; k++) {
            x[i][k] = (all.get(rows[i] * INPUTS + k) & 255) * $SCALEf + $OFFSETf;
          }
        }
        return x;
      }
      """;

  private static final String NUMBERS =
      """
      static double[][] numbers(String name) {
        FloatBuffer all = data.get(name).asFloatBuffer();
        double[][] values = new double[all.remaining() / $OUTPUTS][$OUTPUTS];
        for (int i = 0; i < all.remaining(); i++) {
          values[i / $OUTPUTS][i % $OUTPUTS] = all.get(i);
        }
        return values;
      }
      """;

  private static final String ACCURACY =
      """
      static double accuracy(double[][] z, $TYPE[] y) {
        return IntStream.range(0, z.length).filter(i -> hit(z[i], y[i])).count() / (double) z.length;
      }

      static boolean hit(double[] z, $TYPE y) {
        return $HIT;
      }

      /** Where the largest value is, the first of equal ones. */
      static int largest(double[] z) {
        int largest = 0;
        for (int k = 1; k < z.length; k++) {
          largest = z[k] > z[largest] ? k : largest;
        }
        return largest;
      }
      """;

  private static final String L1 =
      """
      /** The penalty $L (sum of |w|): g <- g + $L sign(w). */
      static void addL1() {
        for (Parameter p : parameters) {
          Arrays.setAll(p.g, i -> p.g[i] + $L * Math.signum(p.w[i]));
        }
      }
      """;

  private static final String CLIP_NORM =
      """
      /** Scales all gradients down together where their joint norm is above $MOST. */
      static void clip() {
        double squares = parameters.stream().flatMapToDouble(p -> Arrays.stream(p.g)).map(g -> g * g).sum();
        double factor = Math.min(1, $MOST / (Math.sqrt(squares) + 1e-6));
        for (Parameter p : parameters) {
          Arrays.setAll(p.g, i -> p.g[i] * factor);
        }
      }
      """;

  private static final String CLIP_VALUE =
      """
      /** Cuts every gradient's values to at most $MOST, either way. */
      static void clip() {
        for (Parameter p : parameters) {
          Arrays.setAll(p.g, i -> Math.max(-$MOST, Math.min($MOST, p.g[i])));
        }
      }
      """;

  private static final String UPDATE =
      """
      /** $FORMULA. */
      static void update($ARGUMENTS) {
        $BEFORE
        for (Parameter p : parameters) {
          for (int i = 0; i < p.w.length; i++) {
            $LINES
          }
        }
      }
      """;

  private final Recipe recipe;
  private final JavaLoss.Parts loss;
  private final Update.Parts update;
  private final Set<String> definitions = new LinkedHashSet<>(); // each once

  private JavaProgram(Recipe recipe) {
    this.recipe = recipe;
    this.loss = recipe.experiment().loss().accept(new JavaLoss(recipe.outputs()));
    this.update = recipe.experiment().optimizer().accept(new Update(Syntax.JAVA));
  }

  /** The text of the program. */
  public static String of(Recipe recipe) {
    return new JavaProgram(recipe).text();
  }

  private String text() {
    String type = recipe.ofClasses() ? "int" : "double[]";
    definitions.add(parameter());
    List<String> layers = layers();
    definitions.addAll(loss.definitions());
    if (!recipe.stopsByLoss()) {
      definitions.add(new Template(ACCURACY).put("TYPE", type).put("HIT", loss.hit()).text());
    }
    addRegularization();
    definitions.add(updateMethod());
    addReaders();
    Template program =
        Template.ofFile("train_java.template")
            .put("EPOCHS", recipe.epochs())
            .put("TRAIN_ROWS", recipe.data().training().rows())
            .put("LAYERS", String.join(",\n", layers))
            .put("TYPE", type)
            .put("READ", recipe.ofClasses() ? "ints" : "numbers")
            .put("BATCH_WEIGHT", loss.batchWeight())
            .put("TOTAL_WEIGHT", loss.totalWeight())
            .put("PLAIN", loss.plain())
            .put(
                "MEAN_OVER",
                recipe.ofClasses() || recipe.outputs() == 1
                    ? "z.length"
                    : "(z.length * " + recipe.outputs() + ")")
            .put("FIGURE", recipe.stopsByLoss() ? "validationLoss" : "minusAccuracy")
            .put("LOWER_RATE", recipe.lowerRate("Math.max"))
            .put("UPDATE", rate() + (update.countsSteps() ? ", step" : ""))
            .when("steps", update.countsSteps() || recipe.hasGivenRates())
            .put("DEFINITIONS", String.join("\n", definitions));
    return recipe.fill(program).text();
  }

  private String rate() {
    return recipe.hasGivenRates() || recipe.plateau().isPresent()
        ? "rate"
        : Literal.of(recipe.rate());
  }

  private List<String> layers() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < recipe.layers().size(); i++) {
      Piece piece = recipe.layers().get(i).accept(new JavaLayers(recipe, i));
      definitions.addAll(piece.definitions());
      if (!piece.use().isEmpty()) { // the identity is left out
        lines.add(piece.use());
      }
    }
    return lines;
  }

  private String parameter() {
    List<String> memory = new ArrayList<>();
    List<String> starts = new ArrayList<>();
    for (Update.Memory one : update.memory()) {
      memory.add("final double[] " + one.name() + "; // " + Ascii.of(one.words()));
      starts.add(one.name() + " = new double[w.length];");
      if (one.start() != 0) {
        starts.add("Arrays.fill(" + one.name() + ", " + Literal.of(one.start()) + ");");
      }
    }
    return new Template(PARAMETER)
        .put("MEMORY", memory)
        .put("STARTS", starts)
        .when("memory", !memory.isEmpty())
        .when("plain", memory.isEmpty())
        .text();
  }

  private void addRegularization() {
    RegularizationSpec spec = recipe.experiment().regularization();
    if (spec.l1() != 0) {
      definitions.add(new Template(L1).put("L", Literal.of(spec.l1())).text());
    }
    spec.clipNorm().ifPresent(most -> addClip(CLIP_NORM, most));
    spec.clipValue().ifPresent(most -> addClip(CLIP_VALUE, most));
  }

  private void addClip(String method, double most) {
    definitions.add(new Template(method).put("MOST", Literal.of(most)).text());
  }

  private String updateMethod() {
    return new Template(UPDATE)
        .put("ARGUMENTS", update.countsSteps() ? "double rate, int t" : "double rate")
        .put("FORMULA", Ascii.of(update.formula()))
        .put("BEFORE", update.before())
        .put("LINES", update.lines())
        .text();
  }

  private void addReaders() {
    String width = recipe.widths()[0] + "";
    definitions.add(
        recipe
            .pixels()
            .map(bytes -> Pixels.in(PIXELS.replace("INPUTS", width), bytes))
            .orElseGet(() -> new Template(INPUTS).put("INPUTS", width).text()));
    if (!recipe.ofClasses()) {
      definitions.add(new Template(NUMBERS).put("OUTPUTS", recipe.outputs()).text());
    }
  }
}
