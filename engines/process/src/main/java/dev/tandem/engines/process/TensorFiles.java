package dev.tandem.engines.process;

import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.model.SafetensorsException;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.network.NetworkSpec.Role;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tensors on their way to a program and back: in its layout, under torch's names. */
final class TensorFiles {
  private static final String OPTIMIZER = "optimizer.";

  private final Program program;
  private final NetworkSpec network;

  TensorFiles(Program program, NetworkSpec network) {
    this.program = program;
    this.network = network;
  }

  Path file(String name) {
    return program.folder().resolve(name + ".safetensors");
  }

  Path write(String name, Map<String, Entry> tensors) {
    Path file = file(name);
    Safetensors.writeTemporary(file, tensors);
    return file;
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Weights and running statistics, and what the optimizer remembers. */
  Map<String, Entry> entries(SessionState state, Precision precision) {
    Map<String, Entry> tensors = new LinkedHashMap<>();
    put(tensors, "", network.parameters(), state.parameters().as(precision));
    put(tensors, "", network.buffers(), state.buffers().as(precision));
    state
        .optimizer()
        .slots()
        .forEach(
            (slot, values) ->
                put(tensors, OPTIMIZER + slot + ".", network.parameters(), values.as(precision)));
    return tensors;
  }

  private void put(
      Map<String, Entry> tensors, String prefix, List<ParameterShape> shapes, Parameters values) {
    for (ParameterShape shape : shapes) {
      Tensor tensor = values.tensors().get(shape.name());
      if (tensor != null) {
        tensors.put(prefix + shape.name(), Entry.of(turns(shape) ? transposed(tensor) : tensor));
      }
    }
  }

  /** What a program has written; its errors are the program's. */
  Contents read(Path file, Answer answer) {
    try {
      return Safetensors.read(file);
    } catch (SafetensorsException e) {
      throw answer.refuse("a safetensors file", e.getMessage());
    }
  }

  SessionState state(Contents contents, Answer answer, long step) {
    Map<String, Parameters> slots = new LinkedHashMap<>();
    for (String name : contents.tensors().keySet()) {
      if (name.startsWith(OPTIMIZER)) {
        String slot = name.substring(OPTIMIZER.length()).split("\\.")[0];
        slots.computeIfAbsent(slot, key -> slot(key, contents, answer));
      }
    }
    return new SessionState(
        tensors(network.parameters(), "", contents, answer),
        tensors(network.buffers(), "", contents, answer),
        new OptimizerState(slots),
        step);
  }

  private Parameters slot(String slot, Contents contents, Answer answer) {
    String prefix = OPTIMIZER + slot + ".";
    return tensors(
        network.parameters().stream()
            .filter(shape -> contents.tensors().containsKey(prefix + shape.name()))
            .toList(),
        prefix,
        contents,
        answer);
  }

  /** One tensor for each parameter, under its name after a prefix. */
  Parameters parameters(String prefix, Contents contents, Answer answer) {
    return tensors(network.parameters(), prefix, contents, answer);
  }

  /** The same of a prefix that may be left out altogether. */
  Optional<Parameters> parametersIfAny(String prefix, Contents contents, Answer answer) {
    return contents.tensors().keySet().stream().anyMatch(name -> name.startsWith(prefix))
        ? Optional.of(parameters(prefix, contents, answer))
        : Optional.empty();
  }

  private Parameters tensors(
      List<ParameterShape> shapes, String prefix, Contents contents, Answer answer) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (ParameterShape shape : shapes) {
      boolean turns = turns(shape);
      int[] inFile = turns ? new int[] {shape.shape()[1], shape.shape()[0]} : shape.shape();
      Tensor tensor = tensor(prefix + shape.name(), inFile, contents, answer);
      tensors.put(shape.name(), turns ? transposed(tensor) : tensor);
    }
    return new Parameters(tensors);
  }

  /** A matrix [rows, width], where the rows are known or any will do. */
  Matrix matrix(String name, int rows, int width, Contents contents, Answer answer) {
    double[] values = tensor(name, new int[] {rows, width}, contents, answer).toDoubles();
    return new Matrix(rows, width, values);
  }

  private static Tensor tensor(String name, int[] shape, Contents contents, Answer answer) {
    String expected = "tensor " + name + " as F32 or F64 " + Arrays.toString(shape);
    Entry entry = contents.tensors().get(name);
    if (entry == null) {
      throw answer.refuse(expected, "only " + new ArrayList<>(contents.tensors().keySet()));
    }
    boolean number = entry.type() == Type.F32 || entry.type() == Type.F64;
    if (!number || !Arrays.equals(entry.shape(), shape)) {
      throw answer.refuse(expected, entry.toString());
    }
    return entry.tensor();
  }

  private boolean turns(ParameterShape shape) {
    return program.hello().inputsFirst() && shape.role() == Role.WEIGHT;
  }

  private static Tensor transposed(Tensor tensor) {
    int rows = tensor.shape()[0];
    int cols = tensor.shape()[1];
    double[] turned = new double[rows * cols];
    for (int row = 0; row < rows; row++) {
      for (int col = 0; col < cols; col++) {
        turned[col * rows + row] = tensor.get(row * cols + col);
      }
    }
    return Tensor.of(turned, cols, rows).as(tensor.precision());
  }
}
