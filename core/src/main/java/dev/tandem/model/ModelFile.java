package dev.tandem.model;

import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model in one safetensors file. Its tensors are named as in torch, so that {@code
 * torch.nn.Sequential} loads them ({@code "0.weight"} [out, in], {@code "0.bias"} [out], ...), each
 * in the precision that it was trained in; everything else stands in the metadata, see {@link
 * ModelMetadata}.
 */
public final class ModelFile {
  private ModelFile() {}

  /**
   * Writes a model; whoever looks finds the old file or the new one, whole.
   *
   * @throws SafetensorsException if the file cannot be written, or if parameters and network do not
   *     go together
   */
  public static void write(Path file, Model model) {
    Map<String, Entry> tensors = new LinkedHashMap<>();
    model.parameters().tensors().forEach((name, tensor) -> tensors.put(name, Entry.of(tensor)));
    model.buffers().tensors().forEach((name, tensor) -> tensors.put(name, Entry.of(tensor)));
    Contents contents = new Contents(file, ModelMetadata.write(model), tensors);
    requireTensors(contents, model.network(), List.copyOf(model.buffers().names()));
    Safetensors.write(file, contents.metadata(), tensors);
  }

  /**
   * Reads a model.
   *
   * @throws SafetensorsException if the file is no model of Tandem's, or if its tensors are not
   *     those of its network; one line that names the file
   */
  public static Model read(Path file) {
    Contents contents = Safetensors.read(file);
    ModelMetadata metadata = ModelMetadata.read(contents);
    requireTensors(contents, metadata.network(), metadata.buffers());
    List<String> names = metadata.network().parameters().stream().map(p -> p.name()).toList();
    return new Model(
        metadata.network(),
        metadata.loss(),
        parameters(contents, names),
        parameters(contents, metadata.buffers()),
        metadata.preprocessing(),
        metadata.classNames(),
        metadata.threshold(),
        metadata.data(),
        metadata.fingerprint());
  }

  private static Parameters parameters(Contents contents, List<String> names) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    names.forEach(name -> tensors.put(name, tensor(contents, name)));
    return new Parameters(tensors);
  }

  private static Tensor tensor(Contents contents, String name) {
    Entry entry = contents.get(name);
    return switch (entry.type()) {
      case F32, F64 -> finite(contents.file(), name, entry.tensor());
      default ->
          throw new SafetensorsException(
              contents.file(), "tensor " + name + " as F32 or F64", entry.toString());
    };
  }

  private static Tensor finite(Path file, String name, Tensor tensor) {
    for (int i = 0; i < tensor.size(); i++) {
      if (!Double.isFinite(tensor.get(i))) {
        throw new SafetensorsException(
            file, "finite numbers in tensor " + name, tensor.get(i) + " as its value " + i);
      }
    }
    return tensor;
  }

  private static void requireTensors(Contents contents, NetworkSpec network, List<String> buffers) {
    List<String> rest = new ArrayList<>(contents.tensors().keySet());
    for (ParameterShape parameter : parameters(contents, network)) {
      Entry entry = contents.get(parameter.name());
      if (!Arrays.equals(entry.shape(), parameter.shape())) {
        throw new SafetensorsException(
            contents.file(),
            "tensor " + parameter.name() + " " + Arrays.toString(parameter.shape()),
            entry.toString());
      }
      rest.remove(parameter.name());
    }
    buffers.forEach(contents::get);
    rest.removeAll(buffers);
    if (!rest.isEmpty()) {
      throw new SafetensorsException(
          contents.file(), "only tensors of the network " + network.summary(), "also " + rest);
    }
  }

  private static List<ParameterShape> parameters(Contents contents, NetworkSpec network) {
    if (network.summary().contains("?")) {
      throw new SafetensorsException(
          contents.file(), "a network with all widths", network.summary());
    }
    return network.parameters();
  }
}
