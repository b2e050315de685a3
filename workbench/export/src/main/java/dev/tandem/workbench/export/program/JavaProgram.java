package dev.tandem.workbench.export.program;

import dev.tandem.data.ByteFeatures;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.RegularizationSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The program in Java: one file, forward and backward written out, in float64. Its text is ASCII,
 * so that it compiles in any locale.
 */
public final class JavaProgram {
  private static final String READ =
      """
      /** The tensors of a safetensors file: 8 bytes with the header's length, the header (JSON), the numbers. */
      static Map<String, ByteBuffer> read(Path file) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int start = 8 + (int) content.getLong();
        String header = new String(content.array(), 8, start - 8, StandardCharsets.UTF_8);
        Matcher entry =
            Pattern.compile("\\"([^\\"]+)\\":\\\\{[^}]*\\"data_offsets\\":\\\\[(\\\\d+),(\\\\d+)]").matcher(header);
        Map<String, ByteBuffer> tensors = new HashMap<>();
        while (entry.find()) {
          int begin = Integer.parseInt(entry.group(2));
          int end = Integer.parseInt(entry.group(3));
          tensors.put(entry.group(1), content.slice(start + begin, end - begin).order(ByteOrder.LITTLE_ENDIAN));
        }
        return tensors;
      }
      """;

  private static final String LAYER =
      """
      interface Layer {
        double[][] forward(double[][] x);

        double[][] backward(double[][] dy);
      }
      """;

  private static final String PASSES =
      """
      static double[][] forward(double[][] x) {
        for (Layer layer : network) {
          x = layer.forward(x);
        }
        return x;
      }

      /** From the loss's gradient by the outputs to that by every parameter: the chain rule, layer by layer. */
      static void backward(double[][] d) {
        for (int i = network.size() - 1; i >= 0; i--) {
          d = network.get(i).backward(d);
        }
      }
      """;

  private final Recipe recipe;
  private final JavaLoss.Parts loss;
  private final Update.Parts update;
  private final Set<String> definitions = new LinkedHashSet<>(); // each once

  private JavaProgram(Recipe recipe) {
    this.recipe = recipe;
    this.loss =
        recipe.experiment().loss().accept(new JavaLoss(recipe.experiment().network().outputs()));
    this.update = recipe.experiment().optimizer().accept(new Update(Syntax.JAVA));
  }

  /** The text of the program. */
  public static String of(Recipe recipe) {
    return new JavaProgram(recipe).text();
  }

  private String text() {
    List<String> network = network();
    definitions.addAll(loss.definitions());
    List<String> members = new ArrayList<>();
    members.add(fields());
    members.add(main(network));
    members.addAll(loop());
    members.add(PASSES);
    members.add(LAYER);
    members.add(parameter());
    members.addAll(definitions);
    members.add(regularization());
    members.add(updates());
    members.addAll(rows());
    members.add(READ);
    String body =
        members.stream()
            .filter(member -> !member.isEmpty())
            .map(member -> member.indent(2))
            .collect(Collectors.joining("\n"));
    return head(body) + body + "}\n";
  }

  private String head(String body) {
    StringBuilder imports = new StringBuilder();
    for (String type :
        List.of(
            "java.io.IOException",
            "java.nio.ByteBuffer",
            "java.nio.ByteOrder",
            "java.nio.FloatBuffer",
            "java.nio.charset.StandardCharsets",
            "java.nio.file.Files",
            "java.nio.file.Path",
            "java.util.ArrayList",
            "java.util.Arrays",
            "java.util.HashMap",
            "java.util.List",
            "java.util.Locale",
            "java.util.Map",
            "java.util.function.DoubleUnaryOperator",
            "java.util.regex.Matcher",
            "java.util.regex.Pattern",
            "java.util.stream.IntStream")) {
      String name = type.substring(type.lastIndexOf('.') + 1);
      if (body.matches("(?s).*\\b" + name + "\\b.*")) {
        imports.append("import ").append(type).append(";\n");
      }
    }
    return imports
        + """

        /**
         * The experiment NAME in Java 17: a network WIDTHS, trained in float64. Run it: java Train.java
         *
         * <p>The rows, the initial weights and the order of the rows in each epoch are Tandem's, from experiment.safetensors; so
         * the losses are Tandem's. A row of X [B, in] is one of the B rows of a batch. dX is the loss's gradient by X.
         */
        public class Train {
        """
            .replace("NAME", recipe.name())
            .replace("WIDTHS", recipe.network());
  }

  private String fields() {
    StringBuilder text = new StringBuilder();
    text.append(
        "static final int ROWS = %d; // that train\n".formatted(recipe.data().training().rows()));
    text.append("static final int BATCH_SIZE = %d;\n".formatted(recipe.batchSize()));
    text.append("static final int EPOCHS = %d;\n".formatted(recipe.epochs()));
    text.append("static final List<Parameter> parameters = new ArrayList<>();\n");
    text.append("static Map<String, ByteBuffer> data;\n");
    text.append("static List<Layer> network;\n");
    if (recipe.hasModes()) {
      text.append("static boolean training;\n");
    }
    if (recipe.has(LayerSpec.Dropout.class)) {
      text.append(
          "static int epoch, begin; // of the present batch: its epoch, and where in the order it"
              + " begins\n");
    }
    return text.toString();
  }

  private List<String> network() {
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

  private String main(List<String> network) {
    return """
    public static void main(String[] arguments) throws IOException {
      data = read(Path.of(arguments.length > 0 ? arguments[0] : "experiment.safetensors"));
      network =
          List.of(
              LAYERS);
      train();
    }
    """
        .replace("LAYERS", String.join(",\n          ", network));
  }

  private String targets(String set) {
    return recipe.ofClasses()
        ? "ints(\"" + set + ".targets\")"
        : "numbers(\"" + set + ".targets\")";
  }

  private List<String> loop() {
    String type = recipe.ofClasses() ? "int[]" : "double[][]";
    String one = recipe.ofClasses() ? "int" : "double[]";
    boolean dropout = recipe.has(LayerSpec.Dropout.class);
    boolean counts = update.countsSteps();
    RegularizationSpec regularization = recipe.experiment().regularization();
    List<String> lines = new ArrayList<>();
    lines.add("static void train() {");
    lines.add("  " + type + " targets = " + targets("train") + ";");
    lines.add("  " + type + " testTargets = " + targets("test") + ";");
    lines.add(
        "  int[] orders = ints(\"order\"); // of the rows in all epochs, one after the other");
    if (recipe.constantRate().isEmpty()) {
      lines.add("  ByteBuffer rates = data.get(\"rate\"); // the schedule's, of all steps");
      lines.add("  int step = 0;");
    } else if (counts) {
      lines.add("  int step = 0;");
    }
    lines.add("  for (" + (dropout ? "" : "int ") + "epoch = 0; epoch < EPOCHS; epoch++) {");
    lines.add("    double lossSum = 0;");
    lines.add("    double weightSum = 0;");
    if (recipe.hasModes()) {
      lines.add("    training = true;");
    }
    lines.add(
        "    for (" + (dropout ? "" : "int ") + "begin = 0; begin < ROWS; begin += BATCH_SIZE) {");
    lines.add("      int end = Math.min(begin + BATCH_SIZE, ROWS);");
    lines.add(
        "      int[] rows = Arrays.copyOfRange(orders, epoch * ROWS + begin, epoch * ROWS + end);");
    lines.add("      double[][] z = forward(inputs(\"train.features\", rows));");
    lines.add("      double[][] dz = new double[z.length][];");
    lines.add("      double weight = 0; // of the batch in the epoch's mean loss");
    lines.add("      for (int i = 0; i < z.length; i++) {");
    lines.add("        " + one + " y = targets[rows[i]];");
    lines.add("        lossSum += loss(z[i], y);");
    lines.add("        dz[i] = lossSlope(z[i], y);");
    lines.add("        weight += " + loss.weight() + ";");
    lines.add("      }");
    if (recipe.reducesToMean()) {
      lines.add("      for (double[] row : dz) {");
      lines.add("        for (int k = 0; k < row.length; k++) {");
      lines.add("          row[k] /= weight; // of the batch's mean loss");
      lines.add("        }");
      lines.add("      }");
    }
    lines.add("      backward(dz);");
    if (regularization.l1() != 0) {
      lines.add("      addL1();");
    }
    if (regularization.clipNorm().isPresent() || regularization.clipValue().isPresent()) {
      lines.add("      clip();");
    }
    String rate = recipe.constantRate().map(Literal::of).orElse("rates.getDouble(8 * step)");
    if (recipe.constantRate().isEmpty()) {
      lines.add("      double rate = " + rate + ";");
      rate = "rate";
    }
    if (counts || recipe.constantRate().isEmpty()) {
      lines.add("      step++;");
    }
    lines.add("      update(" + rate + (counts ? ", step);" : ");"));
    lines.add("      weightSum += weight;");
    lines.add("    }");
    if (recipe.hasModes()) {
      lines.add("    training = false;");
    }
    lines.add(
        "    System.out.printf(Locale.ROOT, \"epoch %d: training loss %.6f, test loss %.6f%n\","
            + " epoch + 1, lossSum / weightSum, testLoss(testTargets));");
    lines.add("  }");
    lines.add("}");
    String average = recipe.ofClasses() ? "y.length" : "y.length / y[0].length";
    String test =
        """
        /** The mean of the losses of rows that do not train. */
        static double testLoss(TYPE y) {
          double[][] z = forward(inputs("test.features", IntStream.range(0, y.length).toArray()));
          double sum = 0;
          for (int i = 0; i < z.length; i++) {
            sum += PLAIN(z[i], y[i]);
          }
          return sum / AVERAGE;
        }
        """
            .replace("TYPE", type)
            .replace("PLAIN", loss.plain())
            .replace("AVERAGE", average);
    return List.of(String.join("\n", lines) + "\n", test);
  }

  private String parameter() {
    StringBuilder memory = new StringBuilder();
    StringBuilder starts = new StringBuilder();
    for (Update.Memory one : update.memory()) {
      memory.append("  final double[] %s; // %s\n".formatted(one.name(), Ascii.of(one.words())));
      starts.append("    %s = new double[w.length];\n".formatted(one.name()));
      if (one.start() != 0) {
        starts.append("    Arrays.fill(%s, %s);\n".formatted(one.name(), Literal.of(one.start())));
      }
    }
    return """
    /** Numbers w that training changes, WORDS. */
    static class Parameter {
      final double[] w;
      final double[] g;
    MEMORY
      Parameter(String name) {
        FloatBuffer initial = data.get(name).asFloatBuffer();
        w = new double[initial.remaining()];
        Arrays.setAll(w, initial::get);
        g = new double[w.length];
    STARTS    parameters.add(this);
      }
    }
    """
        .replace(
            "WORDS",
            memory.isEmpty()
                ? "and the loss's gradient g by them"
                : "the loss's gradient g by them, and what the optimizer remembers")
        .replace("MEMORY", memory.toString().stripTrailing())
        .replace("STARTS", starts);
  }

  private String regularization() {
    RegularizationSpec spec = recipe.experiment().regularization();
    List<String> methods = new ArrayList<>();
    if (spec.l1() != 0) {
      methods.add(
          """
          /** The penalty L1 (sum of |w|): g <- g + L1 sign(w). */
          static void addL1() {
            for (Parameter p : parameters) {
              for (int i = 0; i < p.g.length; i++) {
                p.g[i] += L1 * Math.signum(p.w[i]);
              }
            }
          }
          """
              .replace("L1 ", Literal.of(spec.l1()) + " "));
    }
    spec.clipNorm()
        .ifPresent(
            most ->
                methods.add(
                    """
                    /** All gradients are made shorter together where their joint norm is above MOST. */
                    static void clip() {
                      double squares = 0;
                      for (Parameter p : parameters) {
                        squares += Arrays.stream(p.g).map(g -> g * g).sum();
                      }
                      double factor = Math.min(1, MOST / (Math.sqrt(squares) + 1e-6));
                      for (Parameter p : parameters) {
                        Arrays.setAll(p.g, i -> p.g[i] * factor);
                      }
                    }
                    """
                        .replace("MOST", Literal.of(most))));
    spec.clipValue()
        .ifPresent(
            most ->
                methods.add(
                    """
                    /** No value of a gradient is above MOST or below -MOST. */
                    static void clip() {
                      for (Parameter p : parameters) {
                        Arrays.setAll(p.g, i -> Math.max(-MOST, Math.min(MOST, p.g[i])));
                      }
                    }
                    """
                        .replace("MOST", Literal.of(most))));
    return String.join("\n", methods);
  }

  private String updates() {
    return """
    /** OPTIMIZER: FORMULA. */
    static void update(ARGUMENTS) {
      for (Parameter p : parameters) {
        for (int i = 0; i < p.w.length; i++) {
          LINES;
        }
      }
    }
    """
        .replace("ARGUMENTS", update.countsSteps() ? "double rate, int t" : "double rate")
        .replace("OPTIMIZER", recipe.experiment().optimizer().name())
        .replace("FORMULA", Ascii.of(update.formula()))
        .replace("LINES", String.join(";\n      ", update.lines()));
  }

  /** Methods that take rows and numbers from the file. */
  private List<String> rows() {
    List<String> methods = new ArrayList<>();
    methods.add(
        recipe
            .pixels()
            .map(JavaProgram::pixels)
            .orElse(
                """
                /** The inputs of some rows. */
                static double[][] inputs(String name, int[] rows) {
                  FloatBuffer all = data.get(name).asFloatBuffer();
                  double[][] x = new double[rows.length][INPUTS];
                  for (int i = 0; i < rows.length; i++) {
                    for (int k = 0; k < INPUTS; k++) {
                      x[i][k] = all.get(rows[i] * INPUTS + k);
                    }
                  }
                  return x;
                }
                """)
            .replace("INPUTS", recipe.widths()[0] + ""));
    methods.add(
        """
        static int[] ints(String name) {
          int[] values = new int[data.get(name).remaining() / 4];
          data.get(name).asIntBuffer().get(values);
          return values;
        }
        """);
    if (!recipe.ofClasses()) {
      methods.add(
          """
          static double[][] numbers(String name) {
            FloatBuffer all = data.get(name).asFloatBuffer();
            double[][] values = new double[all.remaining() / OUTPUTS][OUTPUTS];
            for (int i = 0; i < all.remaining(); i++) {
              values[i / OUTPUTS][i % OUTPUTS] = all.get(i);
            }
            return values;
          }
          """
              .replace("OUTPUTS", recipe.experiment().network().outputs() + ""));
    }
    return methods;
  }

  private static String pixels(ByteFeatures bytes) {
    return """
    /** The inputs of some rows: pixels from 0 to 255, scaled. */
    static double[][] inputs(String name, int[] rows) {
      ByteBuffer all = data.get(name);
      double[][] x = new double[rows.length][INPUTS];
      for (int i = 0; i < rows.length; i++) {
        for (int k = 0; k < INPUTS; k++) {
          x[i][k] = (all.get(rows[i] * INPUTS + k) & 255) * SCALEf + OFFSETf;
        }
      }
      return x;
    }
    """
        .replace("SCALE", Float.toString(bytes.scale()))
        .replace("OFFSET", Float.toString(bytes.offset()));
  }
}
