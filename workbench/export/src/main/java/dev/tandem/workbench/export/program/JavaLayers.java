package dev.tandem.workbench.export.program;

import dev.tandem.network.LayerSpec;
import java.util.List;

/** Layers in Java: a class for each kind, with forward and backward. */
record JavaLayers(Recipe recipe, int index) implements LayerSpec.Visitor<Piece> {
  private static final String DENSE =
      """
      /** Fully connected: Y = X W^T + b. Back: dW = dY^T X, db = the sum of dY's rows, dX = dY W. */
      static class Dense implements Layer {
        private final Parameter weight, bias; // W row by row: [outputs, inputs]
        private final int inputs, outputs;
        private double[][] x;

        Dense(String name, int inputs, int outputs) {
          weight = new Parameter(name + ".weight");
          bias = new Parameter(name + ".bias");
          this.inputs = inputs;
          this.outputs = outputs;
        }

        public double[][] forward(double[][] x) {
          this.x = x;
          double[][] y = new double[x.length][outputs];
          for (int row = 0; row < x.length; row++) {
            for (int o = 0; o < outputs; o++) {
              double sum = bias.w[o];
              for (int i = 0; i < inputs; i++) {
                sum += x[row][i] * weight.w[o * inputs + i];
              }
              y[row][o] = sum;
            }
          }
          return y;
        }

        public double[][] backward(double[][] dy) {
          double[][] dx = new double[dy.length][inputs];
          Arrays.fill(weight.g, 0);
          Arrays.fill(bias.g, 0);
          for (int row = 0; row < dy.length; row++) {
            for (int o = 0; o < outputs; o++) {
              double d = dy[row][o];
              bias.g[o] += d;
              for (int i = 0; i < inputs; i++) {
                weight.g[o * inputs + i] += d * x[row][i];
                dx[row][i] += d * weight.w[o * inputs + i];
              }
            }
          }
          return dx;
        }
      }
      """;

  private static final String DROPOUT =
      """
      /**
       * Y = X M, with M = 1/(1-p) for a unit that is kept and 0 for one that is dropped. Back: dX = dY M. A unit is dropped
       * with probability p, while training only. Which ones, Tandem has drawn: in a mask 1 is kept, 0 dropped.
       */
      static class Dropout implements Layer {
        private final ByteBuffer masks;
        private final double p;
        private int first;

        Dropout(String name, double p) {
          masks = data.get("mask." + name);
          this.p = p;
        }

        /** The masks of a batch begin at that row of all masks. */
        void take(int first) {
          this.first = first;
        }

        public double[][] forward(double[][] x) {
          return training ? masked(x) : x;
        }

        public double[][] backward(double[][] dy) {
          return masked(dy);
        }

        private double[][] masked(double[][] x) {
          double[][] y = new double[x.length][x[0].length];
          for (int row = 0; row < x.length; row++) {
            for (int i = 0; i < x[row].length; i++) {
              y[row][i] = x[row][i] * masks.get((first + row) * x[row].length + i) / (1 - p);
            }
          }
          return y;
        }
      }
      """;

  private static final String STANDARDIZED =
      """
      /** (x - mean) / sqrt(variance + epsilon), and back from the gradient by it, since mean and variance depend on x. */
      static class Standardized {
        final double mean, variance, root;
        final double[] values;

        Standardized(double[] x, double epsilon) {
          mean = mean(x);
          double[] squares = new double[x.length];
          for (int i = 0; i < x.length; i++) {
            squares[i] = (x[i] - mean) * (x[i] - mean);
          }
          variance = mean(squares);
          root = Math.sqrt(variance + epsilon);
          values = new double[x.length];
          for (int i = 0; i < x.length; i++) {
            values[i] = (x[i] - mean) / root;
          }
        }

        /** dx = (d - mean(d) - x' mean(d x')) / root, where x' are the values. */
        double[] backward(double[] d) {
          double[] products = new double[d.length];
          for (int i = 0; i < d.length; i++) {
            products[i] = d[i] * values[i];
          }
          double mean = mean(d), product = mean(products);
          double[] dx = new double[d.length];
          for (int i = 0; i < d.length; i++) {
            dx[i] = (d[i] - mean - values[i] * product) / root;
          }
          return dx;
        }

        private static double mean(double[] x) {
          double sum = 0;
          for (double value : x) {
            sum += value;
          }
          return sum / x.length;
        }
      }
      """;

  private static final String TRANSPOSED =
      """
      static double[][] transposed(double[][] x) {
        double[][] columns = new double[x[0].length][x.length];
        for (int row = 0; row < x.length; row++) {
          for (int i = 0; i < x[row].length; i++) {
            columns[i][row] = x[row][i];
          }
        }
        return columns;
      }
      """;

  private static final String BATCH_NORM =
      """
      /**
       * Y = gamma X' + beta, where X' is X standardized column by column: by the batch's mean and variance while training,
       * and later by running means of these. Back: dX' = gamma dY, dgamma = sum of dY X', dbeta = sum of dY.
       */
      static class BatchNorm implements Layer {
        private final Parameter gamma, beta;
        private final double momentum, epsilon;
        private final double[] runningMean, runningVariance;
        private final Standardized[] columns;

        BatchNorm(String name, double momentum, double epsilon) {
          gamma = new Parameter(name + ".weight");
          beta = new Parameter(name + ".bias");
          this.momentum = momentum;
          this.epsilon = epsilon;
          runningMean = new double[beta.w.length];
          runningVariance = new double[beta.w.length];
          Arrays.fill(runningVariance, 1);
          columns = new Standardized[beta.w.length];
        }

        public double[][] forward(double[][] x) {
          double[][] y = transposed(x);
          for (int col = 0; col < y.length; col++) {
            if (training) {
              columns[col] = new Standardized(y[col], epsilon);
              double unbiased = columns[col].variance * x.length / (x.length - 1);
              runningMean[col] += momentum * (columns[col].mean - runningMean[col]);
              runningVariance[col] += momentum * (unbiased - runningVariance[col]);
            }
            for (int row = 0; row < x.length; row++) {
              double standardized =
                  training
                      ? columns[col].values[row]
                      : (y[col][row] - runningMean[col]) / Math.sqrt(runningVariance[col] + epsilon);
              y[col][row] = gamma.w[col] * standardized + beta.w[col];
            }
          }
          return transposed(y);
        }

        public double[][] backward(double[][] dy) {
          double[][] d = transposed(dy);
          for (int col = 0; col < d.length; col++) {
            gamma.g[col] = 0;
            beta.g[col] = 0;
            for (int row = 0; row < dy.length; row++) {
              gamma.g[col] += dy[row][col] * columns[col].values[row];
              beta.g[col] += dy[row][col];
              d[col][row] = gamma.w[col] * dy[row][col];
            }
            d[col] = columns[col].backward(d[col]);
          }
          return transposed(d);
        }
      }
      """;

  private static final String LAYER_NORM =
      """
      /**
       * Y = gamma X' + beta, where X' is X standardized row by row. Back: dX' = gamma dY, dgamma = sum of dY X', dbeta =
       * sum of dY.
       */
      static class LayerNorm implements Layer {
        private final Parameter gamma, beta;
        private final double epsilon;
        private Standardized[] rows;

        LayerNorm(String name, double epsilon) {
          gamma = new Parameter(name + ".weight");
          beta = new Parameter(name + ".bias");
          this.epsilon = epsilon;
        }

        public double[][] forward(double[][] x) {
          rows = new Standardized[x.length];
          double[][] y = new double[x.length][x[0].length];
          for (int row = 0; row < x.length; row++) {
            rows[row] = new Standardized(x[row], epsilon);
            for (int i = 0; i < y[row].length; i++) {
              y[row][i] = gamma.w[i] * rows[row].values[i] + beta.w[i];
            }
          }
          return y;
        }

        public double[][] backward(double[][] dy) {
          Arrays.fill(gamma.g, 0);
          Arrays.fill(beta.g, 0);
          double[][] dx = new double[dy.length][];
          for (int row = 0; row < dy.length; row++) {
            double[] d = new double[dy[row].length];
            for (int i = 0; i < d.length; i++) {
              gamma.g[i] += dy[row][i] * rows[row].values[i];
              beta.g[i] += dy[row][i];
              d[i] = gamma.w[i] * dy[row][i];
            }
            dx[row] = rows[row].backward(d);
          }
          return dx;
        }
      }
      """;

  @Override
  public Piece dense(LayerSpec.Dense spec) {
    int[] widths = recipe.widths();
    return new Piece(
        recipe.hasAllBiases() ? DENSE : perhapsWithoutBias(),
        "new Dense(\"" + index + "\", " + widths[index] + ", " + widths[index + 1] + ")");
  }

  private static String perhapsWithoutBias() {
    return DENSE
        .replace("X W^T + b.", "X W^T + b, some without b.")
        .replace(
            "bias = new Parameter(name + \".bias\");",
            "bias = data.containsKey(name + \".bias\") ? new Parameter(name + \".bias\") : null;")
        .replace("sum = bias.w[o];", "sum = bias == null ? 0 : bias.w[o];")
        .replace(
            "    Arrays.fill(bias.g, 0);\n",
            "    if (bias != null) {\n      Arrays.fill(bias.g, 0);\n    }\n")
        .replace(
            "        bias.g[o] += d;\n",
            "        if (bias != null) {\n          bias.g[o] += d;\n        }\n");
  }

  @Override
  public Piece activation(LayerSpec.Activation spec) {
    return spec.function().accept(new JavaActivations());
  }

  @Override
  public Piece dropout(LayerSpec.Dropout spec) {
    return new Piece(DROPOUT, made("Dropout", spec.probability()));
  }

  @Override
  public Piece batchNorm(LayerSpec.BatchNorm spec) {
    return new Piece(
        List.of(STANDARDIZED, TRANSPOSED, BATCH_NORM),
        made("BatchNorm", spec.momentum(), spec.epsilon()));
  }

  @Override
  public Piece layerNorm(LayerSpec.LayerNorm spec) {
    return new Piece(List.of(STANDARDIZED, LAYER_NORM), made("LayerNorm", spec.epsilon()));
  }

  private String made(String type, Double... settings) {
    StringBuilder call = new StringBuilder("new " + type + "(\"" + index + "\"");
    List.of(settings).forEach(setting -> call.append(", ").append(Literal.of(setting)));
    return call.append(")").toString();
  }
}
