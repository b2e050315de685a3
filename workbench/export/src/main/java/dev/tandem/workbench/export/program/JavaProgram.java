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
  private static final String PROGRAM =
      """
      import java.io.IOException;
      import java.nio.*;
      import java.nio.file.*;
      import java.util.*;
      import java.util.function.*;
      import java.util.regex.*;
      import java.util.stream.*;

      /**
       * The experiment $NAME in Java 17: the network $WIDTHS, trained in float64. Run it: java Train.java
       *
       * <p>Rows, initial weights and the order of the rows in each epoch come from experiment.safetensors. They are the numbers
       * that Tandem gives its engines, so the losses are the same. X [B, in] holds the B rows of a batch, W is [out, in], and
       * dX is the gradient of the loss with respect to X.
       */
      public class Train {
        static final int EPOCHS = $EPOCHS, ROWS = $TRAIN_ROWS, BATCH_SIZE = $BATCH_SIZE;
        static Map<String, ByteBuffer> data;
        static List<Layer> network;
        static List<Parameter> parameters = new ArrayList<>(); // of all layers
      |modes|  static boolean training;

        public static void main(String[] arguments) throws IOException {
          data = read(Path.of(arguments.length > 0 ? arguments[0] : "experiment.safetensors"));
          network =
              List.of(
                  $LAYERS);
          $TYPE[] trainY = $READ("train.targets"), testY = $READ("test.targets");
      |validation|    $TYPE[] validationY = $READ("validation.targets");
          int[] order = ints("order"); // of the rows in all epochs
      |steps|    int step = 0;
      |plateau|    double rate = $RATE, bestLoss = Double.POSITIVE_INFINITY;
      |plateau|    int stale = 0;
      |stopping|    double best = Double.POSITIVE_INFINITY;
      |stopping|    int bestEpoch = 0;
          for (int epoch = 0; epoch < EPOCHS; epoch++) {
            double lossSum = 0;
      |modes|      training = true;
            for (int begin = 0; begin < ROWS; begin += BATCH_SIZE) {
              int first = epoch * ROWS + begin;
              int[] rows = Arrays.copyOfRange(order, first, first + Math.min(BATCH_SIZE, ROWS - begin));
      |dropout|        for (Layer layer : network) {
      |dropout|          if (layer instanceof Dropout dropout) {
      |dropout|            dropout.take(first);
      |dropout|          }
      |dropout|        }
              double[][] z = forward(inputs("train.features", rows));
              double[][] dz = new double[rows.length][];
      |mean|        double share = 1.0 / $BATCH_WEIGHT; // of the batch's mean loss
      |sum|        double share = 1; // of the sum of the batch's losses
              for (int i = 0; i < rows.length; i++) {
                lossSum += loss(z[i], trainY[rows[i]]);
                dz[i] = lossSlope(z[i], trainY[rows[i]], share);
              }
              backward(dz);
      |l1|        addL1();
      |clip|        clip();
      |scheduled|        double rate = data.get("rate").getDouble(Double.BYTES * step); // the schedule's
      |steps|        step++;
              update($UPDATE);
            }
      |modes|      training = false;
            double testLoss = meanLoss(forward(inputs("test.features", all(testY.length))), testY);
            System.out.printf(
                Locale.ROOT, "epoch %d: training loss %.6f, test loss %.6f%n", epoch + 1, lossSum / $TOTAL_WEIGHT, testLoss);
      |validation|      double[][] z = forward(inputs("validation.features", all(validationY.length)));
      |loss|      double validationLoss = meanLoss(z, validationY);
      |plateau|      if (validationLoss < bestLoss * (1 - $THRESHOLD)) {
      |plateau|        bestLoss = validationLoss;
      |plateau|        stale = 0;
      |plateau|      } else {
      |plateau|        stale++;
      |plateau|      }
      |plateau|      if (stale > $RATE_PATIENCE) { // the validation loss stands still
      |plateau|        rate = $LOWER_RATE;
      |plateau|        stale = 0;
      |plateau|      }
      |accuracy|      double minusAccuracy = -accuracy(z, validationY); // smaller is better
      |stopping|      if ($FIGURE < $BEST) {
      |stopping|        best = $FIGURE;
      |stopping|        bestEpoch = epoch;
      |stopping|      } else if (epoch - bestEpoch > $PATIENCE) {
      |stopping|        break; // early stopping
      |stopping|      }
          }
      |stopping|    System.out.printf("Early stopping keeps the weights of epoch %d.%n", bestEpoch + 1);
        }

        static double meanLoss(double[][] z, $TYPE[] y) {
          return IntStream.range(0, z.length).mapToDouble(i -> $PLAIN(z[i], y[i])).sum() / $MEAN_OVER;
        }

        static int[] all(int rows) {
          return IntStream.range(0, rows).toArray();
        }

        static double[][] forward(double[][] x) {
          for (Layer layer : network) {
            x = layer.forward(x);
          }
          return x;
        }

        /** The chain rule, layer by layer, from the gradient with respect to the outputs to that of every parameter. */
        static void backward(double[][] d) {
          for (int i = network.size() - 1; i >= 0; i--) {
            d = network.get(i).backward(d);
          }
        }

        interface Layer {
          double[][] forward(double[][] x);

          double[][] backward(double[][] dy);
        }

        $DEFINITIONS

        /** The tensors of a safetensors file: 8 bytes with the header's length, the header (JSON), the numbers. */
        static Map<String, ByteBuffer> read(Path file) throws IOException {
          ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
          int start = 8 + (int) content.getLong();
          String header = new String(content.array(), 8, start - 8, "UTF-8");
          Matcher entry = Pattern.compile("\\"([^\\"]+)\\":\\\\{[^}]*\\"data_offsets\\":\\\\[(\\\\d+),(\\\\d+)]").matcher(header);
          Map<String, ByteBuffer> tensors = new HashMap<>();
          while (entry.find()) {
            int begin = Integer.parseInt(entry.group(2)), end = Integer.parseInt(entry.group(3));
            tensors.put(entry.group(1), content.slice(start + begin, end - begin).order(ByteOrder.LITTLE_ENDIAN));
          }
          return tensors;
        }

        static int[] ints(String name) {
          int[] values = new int[data.get(name).remaining() / Integer.BYTES];
          data.get(name).asIntBuffer().get(values);
          return values;
        }
      }
      """;

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
        new Template(PROGRAM)
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
