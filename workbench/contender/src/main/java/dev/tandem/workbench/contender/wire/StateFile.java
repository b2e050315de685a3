package dev.tandem.workbench.contender.wire;

import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.SafetensorsException;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A session's state in a safetensors file: tensors {@code parameters/0.weight}, {@code
 * buffers/1.running_mean}, {@code optimizer/exp_avg/0.weight}, and the step in the metadata.
 */
public final class StateFile {
  private static final String PARAMETERS = "parameters/";
  private static final String BUFFERS = "buffers/";
  private static final String OPTIMIZER = "optimizer/";
  private static final String STEP = "step";

  private StateFile() {}

  /** Writes one. */
  public static void write(Path file, SessionState state) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    add(PARAMETERS, state.parameters(), entries);
    add(BUFFERS, state.buffers(), entries);
    state.optimizer().slots().forEach((slot, own) -> add(OPTIMIZER + slot + "/", own, entries));
    Safetensors.write(file, Map.of(STEP, state.step() + ""), entries);
  }

  static void add(String prefix, Parameters tensors, Map<String, Entry> entries) {
    tensors.tensors().forEach((name, tensor) -> entries.put(prefix + name, Entry.of(tensor)));
  }

  /**
   * Reads one.
   *
   * @throws SafetensorsException if the file is none
   */
  public static SessionState read(Path file) {
    Contents contents = Safetensors.read(file);
    String step = contents.metadata().getOrDefault(STEP, "none");
    if (!step.matches("[0-9]{1,18}")) {
      throw new SafetensorsException(file, "a session's state with its step", "step " + step);
    }
    Map<String, Parameters> slots = new LinkedHashMap<>();
    for (String name : contents.tensors().keySet()) {
      if (name.startsWith(OPTIMIZER)) {
        String slot = name.substring(OPTIMIZER.length(), name.indexOf('/', OPTIMIZER.length()));
        slots.computeIfAbsent(slot, own -> under(OPTIMIZER + own + "/", contents));
      }
    }
    return new SessionState(
        under(PARAMETERS, contents),
        under(BUFFERS, contents),
        new OptimizerState(slots),
        Long.parseLong(step));
  }

  static Parameters under(String prefix, Contents contents) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    contents
        .tensors()
        .forEach(
            (name, entry) -> {
              if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), entry.tensor());
              }
            });
    return new Parameters(tensors);
  }
}
