package dev.tandem.engines.process;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;
import dev.tandem.engine.Execution;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.model.Json;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The textbook engine as somebody's own program: it knows of an experiment nothing but what the
 * protocol says. Its argument, if any, is another layout than torch's, or what else it greets with.
 */
public final class TextbookProgram {
  private static final String INPUTS_FIRST = "in,out";
  private static final String PROBABILITIES = "probabilities";
  private static final List<Map<String, Object>> DEEP =
      List.of(
          Map.of("type", "dense", "inputs", 5, "outputs", 7),
          Map.of("type", "tanh"),
          Map.of("type", "dense", "inputs", 7, "outputs", 3));

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private ExperimentSpec experiment;
  private Session session;

  private final String form;

  private TextbookProgram(String form) {
    this.form = form;
  }

  /** The command that starts it from the class path of these tests. */
  static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx128m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        TextbookProgram.class.getName());
  }

  public static void main(String[] arguments) throws IOException {
    new TextbookProgram(arguments.length == 0 ? "" : arguments[0]).serve();
  }

  private void serve() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Map<String, Object> request = new LinkedHashMap<>();
      ((Map<?, ?>) Json.parseFromProgram(line))
          .forEach((key, value) -> request.put((String) key, value));
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("id", request.get("id"));
      try {
        answer(request, answer);
      } catch (RuntimeException e) {
        answer.put("error", String.valueOf(e.getMessage()));
      }
      out.println("tandem1 " + text(answer));
    }
  }

  /** JSON has no form for a loss that is not finite; the protocol does. */
  private static String text(Map<String, Object> answer) {
    Object losses = answer.remove("losses");
    String rest = Json.write(answer);
    return losses == null
        ? rest
        : rest.substring(0, rest.length() - 1) + ", \"losses\": " + losses + "}";
  }

  private void answer(Map<String, Object> request, Map<String, Object> answer) {
    switch ((String) request.get("do")) {
      case "hello" -> hello(answer);
      case "open" -> open(request);
      case "steps" -> steps(request, answer);
      case "predict" -> predict(request);
      case "weights" -> weights(request, answer);
      case "restore" ->
          session.restore(state(read(request, "weights"), (long) request.get("step")));
      case "forward" -> forward(request);
      case "gradients" -> gradients(request);
      default -> throw new IllegalArgumentException("unknown: " + request.get("do"));
    }
  }

  private void hello(Map<String, Object> answer) {
    answer.put("name", "textbook");
    answer.put("layout", form.equals(INPUTS_FIRST) ? form : "out,in");
    answer.put("outputs", form.equals(PROBABILITIES) ? form : "logits");
    if (form.equals("only deep")) {
      answer.put("network", DEEP);
    }
    answer.put("precision", "float64");
    answer.put("threads", 1);
    answer.put("some key", "that nobody knows");
    answer.put(
        "can",
        Map.of(
            "layers", List.of("dense", "dropout", "batch-norm", "layer-norm"),
            "forward", true,
            "gradients", true,
            "restore", true));
  }

  private void open(Map<String, Object> request) {
    experiment = OpenedExperiment.of(request);
    int inputs = experiment.network().widthInto(0);
    Contents data = read(request, "data");
    Features features = Features.of(data.get("features").floats(), inputs);
    Dataset training =
        new Dataset(
            "rows",
            features,
            targets(data.get("targets"), (long) request.get("classes")),
            IntStream.range(0, inputs).mapToObj(i -> "x" + i).toList(),
            Optional.empty());
    session =
        new TextbookEngine()
            .open(
                experiment,
                new Execution(1, Precision.FLOAT64),
                state(read(request, "weights"), 0),
                training);
  }

  private static Targets targets(Entry entry, long classes) {
    if (classes == 0) {
      return new Targets.Values(entry.tensor().toFloats(), entry.shape()[1]);
    }
    List<String> names = IntStream.range(0, (int) classes).mapToObj(i -> "class " + i).toList();
    return new Targets.Classes(entry.ints(), names);
  }

  private SessionState state(Contents contents, long step) {
    Map<String, Parameters> slots = new LinkedHashMap<>();
    for (String name : contents.tensors().keySet()) {
      if (name.startsWith("optimizer.")) {
        String slot = name.split("\\.")[1];
        slots.put(
            slot, tensors(contents, "optimizer." + slot + ".", experiment.network().parameters()));
      }
    }
    return new SessionState(
        tensors(contents, "", experiment.network().parameters()),
        tensors(contents, "", experiment.network().buffers()),
        new OptimizerState(slots),
        step);
  }

  private Parameters tensors(Contents contents, String prefix, List<ParameterShape> parameters) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (ParameterShape parameter : parameters) {
      tensors.put(parameter.name(), turned(contents.get(prefix + parameter.name()).tensor()));
    }
    return new Parameters(tensors);
  }

  private void steps(Map<String, Object> request, Map<String, Object> answer) {
    List<Batch> batches = batches(read(request, "batches"), (long) request.get("first"));
    List<Double> losses = new ArrayList<>();
    List<Integer> correct = new ArrayList<>();
    for (StepResult result : session.steps(batches)) {
      losses.add(result.lossSum() / result.lossWeight());
      result.correct().ifPresent(correct::add);
    }
    answer.put("losses", losses);
    if (correct.size() == losses.size()) {
      answer.put("correct", correct);
    }
  }

  /** The textbook draws masks itself; those that it is sent must be the same. */
  private List<Batch> batches(Contents file, long first) {
    List<Batch> batches = new ArrayList<>();
    int[] sizes = file.get("sizes").ints();
    int[] rows = file.get("rows").ints();
    double[] rates = file.get("rates").tensor().toDoubles();
    int at = 0;
    for (int i = 0; i < sizes.length; i++) {
      int[] own = IntStream.range(at, at + sizes[i]).map(row -> rows[row]).toArray();
      Batch batch = new Batch(first + i, 1, (int) (first + i - 1), own, rates[i]);
      requireMasks(file, batch, at);
      batches.add(batch);
      at += sizes[i];
    }
    return batches;
  }

  private void requireMasks(Contents file, Batch batch, int at) {
    for (int layer = 0; layer < experiment.network().layers().size(); layer++) {
      if (experiment.network().layers().get(layer) instanceof LayerSpec.Dropout dropout) {
        DropoutMask mask =
            new DropoutMask(experiment.training().seed(), batch, layer, dropout.probability());
        int width = experiment.network().widthInto(layer);
        var sent = file.get("mask." + layer).bytes();
        for (int unit = 0; unit < batch.rows().length * width; unit++) {
          if (sent.get(at * width + unit) != (mask.factor(unit) == 0 ? 0 : 1)) {
            throw new IllegalStateException("mask " + layer + " differs at " + unit);
          }
        }
      }
    }
  }

  private void predict(Map<String, Object> request) {
    int inputs = experiment.network().widthInto(0);
    Matrix outputs =
        session.predict(Features.of(read(request, "features").get("features").floats(), inputs));
    write(request, Map.of("outputs", entry(inForm(outputs))));
  }

  private void weights(Map<String, Object> request, Map<String, Object> answer) {
    SessionState state = session.state();
    Map<String, Entry> tensors = new LinkedHashMap<>();
    put(tensors, "", state.parameters());
    put(tensors, "", state.buffers());
    state.optimizer().slots().forEach((slot, s) -> put(tensors, "optimizer." + slot + ".", s));
    write(request, tensors);
    answer.put("step", state.step());
  }

  private void forward(Map<String, Object> request) {
    Batch batch = batches(read(request, "batch"), (long) request.get("step")).get(0);
    List<Matrix> outputs = session.forward(batch);
    Map<String, Entry> tensors = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      boolean last = i == outputs.size() - 1;
      tensors.put(i + "", entry(last ? inForm(outputs.get(i)) : outputs.get(i)));
    }
    write(request, tensors);
  }

  private void gradients(Map<String, Object> request) {
    Batch batch = batches(read(request, "batch"), (long) request.get("step")).get(0);
    Trace trace = session.trace(batch);
    Map<String, Entry> tensors = new LinkedHashMap<>();
    put(tensors, "", trace.gradients());
    put(tensors, "clipped.", trace.clippedGradients());
    for (int i = 0; i < trace.layers().size(); i++) {
      tensors.put("output." + i, entry(trace.layers().get(i).outputGradient()));
    }
    write(request, tensors);
  }

  private void put(Map<String, Entry> tensors, String prefix, Parameters parameters) {
    parameters
        .tensors()
        .forEach((name, tensor) -> tensors.put(prefix + name, Entry.of(turned(tensor))));
  }

  private Tensor turned(Tensor tensor) {
    if (!form.equals(INPUTS_FIRST) || tensor.shape().length < 2) {
      return tensor;
    }
    int rows = tensor.shape()[0];
    int cols = tensor.shape()[1];
    double[] values = new double[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i % cols * rows + i / cols] = tensor.get(i);
    }
    return Tensor.of(values, cols, rows);
  }

  /** By row softmax, or of one output the sigmoid. */
  private Matrix inForm(Matrix outputs) {
    if (!form.equals(PROBABILITIES)) {
      return outputs;
    }
    if (outputs.cols() == 1) {
      return outputs.map(z -> 1 / (1 + Math.exp(-z)));
    }
    Matrix probabilities = outputs.map(Math::exp);
    for (int row = 0; row < outputs.rows(); row++) {
      double sum = Arrays.stream(probabilities.row(row)).sum();
      probabilities.setRow(
          row, Arrays.stream(probabilities.row(row)).map(value -> value / sum).toArray());
    }
    return probabilities;
  }

  private static Entry entry(Matrix matrix) {
    return Entry.of(matrix.values(), matrix.rows(), matrix.cols());
  }

  private static Contents read(Map<String, Object> request, String key) {
    return Safetensors.read(Path.of((String) request.get(key)));
  }

  private static void write(Map<String, Object> request, Map<String, Entry> tensors) {
    Safetensors.writeTemporary(Path.of((String) request.get("output")), tensors);
  }
}
