package dev.tandem.engines.pytorch;

import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.SessionState;
import dev.tandem.tensor.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.StringVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What a torch optimizer remembers. C++ gives no other way to it than the archive that {@code save}
 * writes and {@code load} reads:
 *
 * <pre>
 *   state/KEY/{step, exp_avg, exp_avg_sq | momentum_buffer | ...}    one KEY a parameter
 *   param_groups/param_groups/0/{params/0: KEY, params/1: KEY, ..., params/size, options/...}
 * </pre>
 *
 * <p>KEY is a number, an address when torch writes it; it only has to be the same in both places.
 * To be used inside a native scope.
 */
final class OptimizerArchive {
  private static final List<String> SLOTS =
      List.of(
          "momentum_buffer",
          "exp_avg",
          "exp_avg_sq",
          "max_exp_avg_sq",
          "square_avg",
          "grad_avg",
          "sum");
  private static final String GROUPS = "param_groups";
  private static final String GROUP = "param_groups/0";
  private static final String FORMAT = "1.5.0"; // from which torch on archives look like this

  private OptimizerArchive() {}

  static OptimizerState save(Optimizer optimizer, TorchNetwork network) {
    InputArchive saved = saved(optimizer);
    InputArchive memories = child(saved, "state");
    InputArchive group = child(child(saved, GROUPS), GROUP);
    Map<String, Map<String, dev.tandem.tensor.Tensor>> slots = new LinkedHashMap<>();
    int index = 0;
    for (String name : network.names()) {
      InputArchive memory = new InputArchive();
      if (memories.try_read(key(group, index++), memory)) {
        read(memory)
            .forEach(
                (slot, tensor) ->
                    slots.computeIfAbsent(slot, s -> new LinkedHashMap<>()).put(name, tensor));
      }
    }
    Map<String, Parameters> remembered = new LinkedHashMap<>();
    slots.forEach((slot, tensors) -> remembered.put(slot, new Parameters(tensors)));
    return new OptimizerState(remembered);
  }

  /** What is remembered about one parameter, by slot. */
  private static Map<String, dev.tandem.tensor.Tensor> read(InputArchive memory) {
    Map<String, dev.tandem.tensor.Tensor> tensors = new LinkedHashMap<>();
    for (String slot : SLOTS) {
      IValue value = new IValue();
      if (memory.try_read(slot, value) && value.isTensor() && value.toTensor().defined()) {
        tensors.put(slot, Tensors.toJava(value.toTensor()));
      }
    }
    return tensors;
  }

  /**
   * Gives an optimizer that has not stepped a memory.
   *
   * @param slots that it has, with the value that those get which the state lacks
   */
  static void load(
      Optimizer optimizer, TorchNetwork network, Map<String, Double> slots, SessionState state) {
    OutputArchive root = new OutputArchive();
    OutputArchive memories = sibling(root);
    OutputArchive group = sibling(root);
    group.write("params/size", whole(network.names().size()));
    int index = 0;
    for (String name : network.names()) {
      String key = Integer.toString(index + 1);
      group.write("params/" + index++, new IValue(key));
      OutputArchive memory = sibling(root);
      memory.write("step", new IValue(state.step()));
      for (Map.Entry<String, Double> slot : slots.entrySet()) {
        Tensor start = torch.full_like(network.parameter(name), new Scalar(slot.getValue()));
        memory.write(slot.getKey(), new IValue(remembered(state, slot.getKey(), name, start)));
      }
      memories.write(key, memory);
    }
    group.write("options", options(optimizer, sibling(root)));
    OutputArchive groups = sibling(root);
    groups.write("param_groups/size", whole(1));
    groups.write(GROUP, group);
    root.write("pytorch_version", new IValue(FORMAT));
    root.write("state", memories);
    root.write(GROUPS, groups);
    optimizer.load(ArchiveBytes.read(ArchiveBytes.write(root)));
  }

  private static Tensor remembered(SessionState state, String slot, String name, Tensor start) {
    Parameters saved = state.optimizer().slots().getOrDefault(slot, Parameters.NONE);
    return saved.isEmpty() ? start : Tensors.toNative(saved.get(name), Tensors.precision(start));
  }

  /** The optimizer's own options, copied as they are. */
  private static OutputArchive options(Optimizer optimizer, OutputArchive copy) {
    InputArchive options = child(child(child(saved(optimizer), GROUPS), GROUP), "options");
    StringVector keys = options.keys();
    for (long i = 0; i < keys.size(); i++) {
      String key = keys.get(i).getString();
      IValue value = new IValue();
      options.read(key, value);
      copy.write(key, value);
    }
    return copy;
  }

  private static InputArchive saved(Optimizer optimizer) {
    OutputArchive archive = new OutputArchive();
    optimizer.save(archive);
    return ArchiveBytes.read(ArchiveBytes.write(archive));
  }

  private static String key(InputArchive group, int index) {
    IValue key = new IValue();
    group.read("params/" + index, key);
    return key.toStringRef().getString();
  }

  private static InputArchive child(InputArchive parent, String name) {
    InputArchive child = new InputArchive();
    parent.read(name, child);
    return child;
  }

  private static OutputArchive sibling(OutputArchive archive) {
    return new OutputArchive(archive.compilation_unit());
  }

  private static Tensor whole(long value) {
    return torch.full(new long[0], new Scalar(value), new TensorOptions(ScalarType.Long));
  }
}
