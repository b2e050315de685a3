import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A network in Java, to be checked with: ./tandem check MyNetwork.java
 *
 * It is right as it stands. Put your own code in its place, piece by piece, and check again. The
 * class Tandem at the end only reads requests and writes answers. x is [rows][in]; w is [out][in]
 * and b [out]: output k of a dense layer is the sum of x[i] w[k][i], and b[k].
 */
public final class MyNetwork implements Tandem.Network {
  private List<Map<String, Object>> layers;
  private Map<String, double[][]> weights; // a bias is a matrix of one row
  private Map<String, double[][]> velocities;
  private double momentum;
  private boolean summed;

  public static void main(String[] arguments) throws IOException {
    Tandem.serve(new MyNetwork());
  }

  @Override
  public String about() {
    return """
        "name": "my Java network", "precision": "float64", "threads": 1, "can": {
          "layers": ["dense"], "activations": ["identity", "relu", "tanh", "sigmoid"],
          "losses": ["softmax-cross-entropy"], "optimizers": ["sgd"], "forward": true, "gradients": true}""";
  }

  @Override
  public void open(Map<String, Object> setup, Map<String, double[][]> initial) {
    Tandem.refuse(setup, "loss.labelSmoothing", "loss.classWeights", "optimizer.dampening",
        "optimizer.weightDecay", "optimizer.nesterov",
        "regularization.l1", "regularization.clipNorm", "regularization.clipValue");
    layers = Tandem.objects(setup, "layers");
    summed = Tandem.object(setup, "loss").get("reduction").equals("sum");
    momentum = (double) Tandem.object(setup, "optimizer").get("momentum");
    weights = initial;
    velocities = new LinkedHashMap<>();
  }

  /** One update. Returns the batch's mean loss before it; y has each row's class. */
  @Override
  public double step(double[][] x, double[][] y, double rate, Map<Integer, double[][]> masks) {
    List<double[][]> outputs = forward(x, masks);
    double[][] z = outputs.get(outputs.size() - 1);
    double loss = 0;
    for (int row = 0; row < x.length; row++) {
      loss += crossEntropy(z[row], (int) y[row][0]) / x.length;
    }
    if (Double.isFinite(loss)) {
      Map<String, double[][]> gradients = gradients(x, y, masks);
      weights.forEach((name, w) -> update(name, w, gradients.get(name), rate));
    }
    return loss;
  }

  private void update(String name, double[][] w, double[][] gradient, double rate) {
    double[][] v = velocities.computeIfAbsent(name, key -> new double[w.length][w[0].length]);
    for (int i = 0; i < w.length; i++) {
      for (int j = 0; j < w[i].length; j++) {
        v[i][j] = momentum * v[i][j] + gradient[i][j];
        w[i][j] -= rate * v[i][j];
      }
    }
  }

  @Override
  public double[][] predict(double[][] x) {
    List<double[][]> outputs = forward(x, Map.of());
    return outputs.get(outputs.size() - 1);
  }

  @Override
  public Map<String, double[][]> weights() {
    return weights;
  }

  /** The outputs of all layers. */
  @Override
  public List<double[][]> forward(double[][] x, Map<Integer, double[][]> masks) {
    List<double[][]> outputs = new ArrayList<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      String type = (String) layers.get(layer).get("type");
      double[][] w = weights.get(layer + ".weight");
      double[][] b = weights.get(layer + ".bias");
      double[][] below = outputs.isEmpty() ? x : outputs.get(layer - 1);
      double[][] output = new double[below.length][w == null ? below[0].length : w.length];
      for (int row = 0; row < output.length; row++) {
        for (int k = 0; k < output[row].length; k++) {
          output[row][k] = switch (type) {
            case "dense" -> dot(below[row], w[k]) + (b == null ? 0 : b[0][k]);
            case "relu" -> Math.max(below[row][k], 0);
            case "tanh" -> Math.tanh(below[row][k]);
            case "sigmoid" -> 1 / (1 + Math.exp(-below[row][k]));
            default -> below[row][k];
          };
        }
      }
      outputs.add(output);
    }
    return outputs;
  }

  /** The loss's gradient by each layer's output and by each weight, from the last layer to the first. */
  @Override
  public Map<String, double[][]> gradients(double[][] x, double[][] y, Map<Integer, double[][]> masks) {
    List<double[][]> outputs = forward(x, masks);
    double[][] slope = new double[x.length][];
    for (int row = 0; row < x.length; row++) {
      slope[row] = softmax(outputs.get(outputs.size() - 1)[row]);
      slope[row][(int) y[row][0]] -= 1;
      for (int k = 0; k < slope[row].length && !summed; k++) {
        slope[row][k] /= x.length;
      }
    }
    Map<String, double[][]> gradients = new LinkedHashMap<>();
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      gradients.put("output." + layer, slope);
      double[][] below = layer == 0 ? x : outputs.get(layer - 1);
      slope = weights.containsKey(layer + ".weight")
          ? backThroughDense(layer, below, slope, gradients)
          : backThroughActivation((String) layers.get(layer).get("type"), below, outputs.get(layer), slope);
    }
    return gradients;
  }

  private double[][] backThroughDense(
      int layer, double[][] below, double[][] slope, Map<String, double[][]> gradients) {
    double[][] w = weights.get(layer + ".weight");
    double[][] byWeight = new double[w.length][w[0].length];
    double[][] byBias = new double[1][w.length];
    double[][] byInput = new double[below.length][w[0].length];
    for (int row = 0; row < below.length; row++) {
      for (int k = 0; k < w.length; k++) {
        byBias[0][k] += slope[row][k];
        for (int i = 0; i < w[k].length; i++) {
          byWeight[k][i] += slope[row][k] * below[row][i];
          byInput[row][i] += slope[row][k] * w[k][i];
        }
      }
    }
    gradients.put(layer + ".weight", byWeight);
    if (weights.containsKey(layer + ".bias")) {
      gradients.put(layer + ".bias", byBias);
    }
    return byInput;
  }

  private static double[][] backThroughActivation(
      String type, double[][] below, double[][] output, double[][] slope) {
    double[][] back = new double[slope.length][slope[0].length];
    for (int row = 0; row < back.length; row++) {
      for (int k = 0; k < back[row].length; k++) {
        double y = output[row][k];
        back[row][k] = slope[row][k] * switch (type) {
          case "relu" -> below[row][k] > 0 ? 1 : 0;
          case "tanh" -> 1 - y * y;
          case "sigmoid" -> y * (1 - y);
          default -> 1;
        };
      }
    }
    return back;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** The largest logit is taken out first, so that no exponential overflows. */
  private static double[] softmax(double[] z) {
    double[] p = new double[z.length];
    double logSum = logSum(z);
    for (int k = 0; k < z.length; k++) {
      p[k] = Math.exp(z[k] - logSum);
    }
    return p;
  }

  /** -log softmax(z)[label], without the logarithm of a probability that may have become 0. */
  private static double crossEntropy(double[] z, int label) {
    return logSum(z) - z[label];
  }

  private static double logSum(double[] z) {
    double most = Double.NEGATIVE_INFINITY;
    for (double value : z) {
      most = Math.max(most, value);
    }
    double sum = 0;
    for (double value : z) {
      sum += Math.exp(value - most);
    }
    return most + Math.log(sum);
  }
}

/** The program's side of Tandem's protocol, version 1. Needs Java 17 and nothing else. */
final class Tandem {
  /** What a program fills in. Matrices are [rows][width]; a vector is a matrix of one row. */
  interface Network {
    /** What the answer to "hello" says, without braces. */
    String about();

    /** Starts anew: setup is the request "open", weights the initial ones. */
    void open(Map<String, Object> setup, Map<String, double[][]> weights);

    /** One update; returns the batch's mean loss before it. Masks of dropout layers are 1 where kept. */
    double step(double[][] x, double[][] y, double rate, Map<Integer, double[][]> masks);

    /** Outputs for any rows, as when not training. */
    double[][] predict(double[][] x);

    Map<String, double[][]> weights();

    /** Each layer's outputs; changes nothing. If about() says so. */
    default List<double[][]> forward(double[][] x, Map<Integer, double[][]> masks) {
      throw new UnsupportedOperationException("forward");
    }

    /** The gradient by each weight and by each layer's output; changes nothing. If about() says so. */
    default Map<String, double[][]> gradients(double[][] x, double[][] y, Map<Integer, double[][]> masks) {
      throw new UnsupportedOperationException("gradients");
    }
  }

  /** Thrown by open: this network, loss or setting is none that the program has. */
  @SuppressWarnings("serial")
  static final class Unsupported extends RuntimeException {
    Unsupported(String what) {
      super(what);
    }
  }

  private final Network network;
  private double[][] features;
  private double[][] targets;
  private Map<String, Tensor> shapes = Map.of(); // of the initial weights

  private Tandem(Network network) {
    this.network = network;
  }

  /** Answers requests until there are no more. */
  static void serve(Network network) throws IOException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err); // what the network prints never stands within an answer
    Tandem tandem = new Tandem(network);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Map<String, Object> request = object(new Json(line).value());
      String answer;
      try {
        answer = tandem.answer(request);
      } catch (Unsupported e) {
        answer = ", \"unsupported\": " + quoted(e.getMessage());
      } catch (RuntimeException | IOException e) {
        e.printStackTrace();
        answer = ", \"error\": " + quoted(e.toString());
      }
      answers.println("tandem1 {\"id\": " + ((Double) request.get("id")).longValue() + answer + "}");
    }
  }

  private String answer(Map<String, Object> request) throws IOException {
    Path output = Path.of((String) request.getOrDefault("output", ""));
    switch ((String) request.get("do")) {
      case "hello" -> {
        return ", " + network.about().replaceAll("\\s*\\R\\s*", " ");
      }
      case "open" -> {
        Map<String, Tensor> data = read(request.get("data"));
        features = data.get("features").matrix();
        targets = data.get("targets").column();
        shapes = read(request.get("weights"));
        Map<String, double[][]> weights = new LinkedHashMap<>();
        shapes.forEach((name, tensor) -> weights.put(name, tensor.matrix()));
        network.open(request, weights);
      }
      case "steps" -> {
        Map<String, Tensor> plan = read(request.get("batches"));
        long start = System.nanoTime();
        List<Double> losses = steps(batches(plan));
        return ", \"losses\": " + losses + ", \"seconds\": " + (System.nanoTime() - start) / 1e9;
      }
      case "predict" -> {
        double[][] x = read(request.get("features")).get("features").matrix();
        write(output, Map.of("outputs", network.predict(x)));
      }
      case "weights" -> write(output, network.weights());
      case "forward" -> {
        Batch batch = batches(read(request.get("batch"))).get(0);
        Map<String, double[][]> outputs = new LinkedHashMap<>();
        network.forward(batch.x, batch.masks).forEach(matrix -> outputs.put(outputs.size() + "", matrix));
        write(output, outputs);
      }
      case "gradients" -> {
        Batch batch = batches(read(request.get("batch"))).get(0);
        write(output, network.gradients(batch.x, batch.y, batch.masks));
      }
      default -> throw new IllegalArgumentException("unknown request: " + request.get("do"));
    }
    return "";
  }

  private record Batch(double[][] x, double[][] y, double rate, Map<Integer, double[][]> masks) {}

  private List<Batch> batches(Map<String, Tensor> plan) {
    List<Batch> batches = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < plan.get("sizes").shape[0]; i++) {
      int to = from + (int) plan.get("sizes").get(i);
      double[][] x = new double[to - from][];
      double[][] y = new double[to - from][];
      for (int k = from; k < to; k++) {
        int row = (int) plan.get("rows").get(k);
        x[k - from] = features[row].clone();
        y[k - from] = targets[row].clone();
      }
      Map<Integer, double[][]> masks = new LinkedHashMap<>();
      for (String name : plan.keySet()) {
        if (name.startsWith("mask.")) {
          masks.put(Integer.valueOf(name.substring(5)), Arrays.copyOfRange(plan.get(name).matrix(), from, to));
        }
      }
      batches.add(new Batch(x, y, plan.get("rates").get(i), masks));
      from = to;
    }
    return batches;
  }

  private List<Double> steps(List<Batch> batches) {
    List<Double> losses = new ArrayList<>();
    for (Batch batch : batches) {
      losses.add(network.step(batch.x, batch.y, batch.rate, batch.masks));
      if (!Double.isFinite(losses.get(losses.size() - 1))) {
        break; // that update was not made
      }
    }
    return losses;
  }

  /** Throws Unsupported if one of these settings is in use, e.g. "optimizer.nesterov". */
  static void refuse(Map<String, Object> setup, String... settings) {
    for (String setting : settings) {
      String[] keys = setting.split("\\.");
      Object value = object(setup, keys[0]).get(keys[1]);
      if (value != null && !value.equals(false) && !value.equals(0.0)) {
        throw new Unsupported(setting + ": " + value);
      }
    }
  }

  static Map<String, Object> object(Map<String, Object> object, String key) {
    return object(object.get(key));
  }

  static List<Map<String, Object>> objects(Map<String, Object> object, String key) {
    return ((List<?>) object.get(key)).stream().map(Tandem::object).toList();
  }

  private static Map<String, Object> object(Object value) {
    Map<String, Object> object = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((name, item) -> object.put((String) name, item));
    return object;
  }

  private record Tensor(int[] shape, String type, ByteBuffer file, int start) {
    double get(int index) {
      return switch (type) {
        case "F64" -> file.getDouble(start + 8 * index);
        case "F32" -> file.getFloat(start + 4 * index);
        case "I32" -> file.getInt(start + 4 * index);
        default -> file.get(start + index); // U8
      };
    }

    /** [rows][width]; a vector is one row. */
    double[][] matrix() {
      return shape.length == 1 ? matrix(1, shape[0]) : matrix(shape[0], shape[1]);
    }

    /** The same, of a vector [rows][1]. */
    double[][] column() {
      return shape.length == 1 ? matrix(shape[0], 1) : matrix();
    }

    private double[][] matrix(int rows, int width) {
      double[][] matrix = new double[rows][width];
      for (int i = 0; i < rows * width; i++) {
        matrix[i / width][i % width] = get(i);
      }
      return matrix;
    }
  }

  /** The tensors of a safetensors file: 8 bytes with the header's length, the header (JSON), the numbers. */
  private static Map<String, Tensor> read(Object path) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(Path.of((String) path))).order(ByteOrder.LITTLE_ENDIAN);
    int start = 8 + (int) file.getLong(0);
    String text = new String(file.array(), 8, start - 8, StandardCharsets.UTF_8);
    Map<String, Object> header = object(new Json(text).value());
    header.remove("__metadata__");
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : header.keySet()) {
      Map<String, Object> entry = object(header, name);
      int[] shape = ((List<?>) entry.get("shape")).stream().mapToInt(length -> ((Double) length).intValue()).toArray();
      int begin = ((Double) ((List<?>) entry.get("data_offsets")).get(0)).intValue();
      tensors.put(name, new Tensor(shape, (String) entry.get("dtype"), file, start + begin));
    }
    return tensors;
  }

  /** Writes a safetensors file; what came as a vector is written as one. */
  private void write(Path path, Map<String, double[][]> matrices) throws IOException {
    StringBuilder header = new StringBuilder("{");
    int bytes = 0;
    for (String name : matrices.keySet()) {
      double[][] matrix = matrices.get(name);
      boolean vector = shapes.containsKey(name) && shapes.get(name).shape.length == 1;
      int width = matrix.length == 0 ? 0 : matrix[0].length;
      int end = bytes + 8 * matrix.length * width;
      header.append(header.length() > 1 ? ", " : "").append(quoted(name)).append(": {\"dtype\": \"F64\", \"shape\": [")
          .append(vector ? "" : matrix.length + ", ").append(width)
          .append("], \"data_offsets\": [").append(bytes).append(", ").append(end).append("]}");
      bytes = end;
    }
    header.append("}").append(" ".repeat((8 - header.length() % 8) % 8));
    ByteBuffer file = ByteBuffer.allocate(8 + header.length() + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(header.length()).put(header.toString().getBytes(StandardCharsets.US_ASCII));
    for (double[][] matrix : matrices.values()) {
      for (double[] row : matrix) {
        file.asDoubleBuffer().put(row);
        file.position(file.position() + 8 * row.length);
      }
    }
    Files.write(path, file.array());
  }

  private static String quoted(String text) {
    return "\"" + String.valueOf(text).replaceAll("[\"\\\\\\p{Cntrl}]", " ") + "\"";
  }

  /** Reads JSON: maps, lists, texts, Double, Boolean and null. */
  private static final class Json {
    private static final Pattern TOKEN =
        Pattern.compile("[\\[\\]{}]|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|[^\\s,:\\[\\]{}\"]+");

    private final Matcher tokens;
    private String token;

    Json(String text) {
      tokens = TOKEN.matcher(text);
      take();
    }

    private String take() {
      String taken = token;
      token = tokens.find() ? tokens.group() : "";
      return taken;
    }

    Object value() {
      String first = take();
      switch (first.charAt(0)) {
        case '{' -> {
          Map<String, Object> object = new LinkedHashMap<>();
          while (!token.equals("}")) {
            object.put((String) value(), value());
          }
          take();
          return object;
        }
        case '[' -> {
          List<Object> list = new ArrayList<>();
          while (!token.equals("]")) {
            list.add(value());
          }
          take();
          return list;
        }
        case '"' -> {
          return first.substring(1, first.length() - 1).translateEscapes();
        }
        default -> {
          return first.equals("null") ? null
              : first.equals("true") || first.equals("false") ? (Object) Boolean.valueOf(first) : Double.valueOf(first);
        }
      }
    }
  }
}
