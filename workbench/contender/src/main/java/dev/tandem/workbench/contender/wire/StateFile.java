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
 * buffers/1.running_mean}, {@code optimizer/exp_avg/0.weight} and {@code step}. A file may hold
 * several, each under a prefix.
 */
public final class StateFile {
  private static final String PARAMETERS = "parameters/";
  private static final String BUFFERS = "buffers/";
  private static final String OPTIMIZER = "optimizer/";
  private static final String STEP = "step";
  private static final double MOST_STEPS = 1L << 53; // what a double holds exactly

  private StateFile() {}

  /** Writes one. */
  public static void write(Path file, SessionState state) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    add("", state, entries);
    Safetensors.write(file, Map.of(), entries);
  }

  /** Adds a state to what a file is to hold. */
  public static void add(String prefix, SessionState state, Map<String, Entry> entries) {
    add(prefix + PARAMETERS, state.parameters(), entries);
    add(prefix + BUFFERS, state.buffers(), entries);
    state
        .optimizer()
        .slots()
        .forEach((slot, own) -> add(prefix + OPTIMIZER + slot + "/", own, entries));
    entries.put(prefix + STEP, Entry.of(new double[] {state.step()}));
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
    return state("", Safetensors.read(file));
  }

  /**
   * The state under a prefix.
   *
   * @throws SafetensorsException if there is none
   */
  public static SessionState state(String prefix, Contents contents) {
    double[] step = contents.get(prefix + STEP, Safetensors.Type.F64).tensor().toDoubles();
    if (step.length != 1 || !(step[0] >= 0 && step[0] <= MOST_STEPS) || step[0] % 1 != 0) {
      throw new SafetensorsException(
          contents.file(), "a session's state with its step", "no whole number as its step");
    }
    Map<String, Parameters> slots = new LinkedHashMap<>();
    String optimizer = prefix + OPTIMIZER;
    for (String name : contents.tensors().keySet()) {
      if (name.startsWith(optimizer) && name.indexOf('/', optimizer.length()) > 0) {
        String slot = name.substring(optimizer.length(), name.indexOf('/', optimizer.length()));
        slots.computeIfAbsent(slot, own -> under(optimizer + own + "/", contents));
      }
    }
    return new SessionState(
        under(prefix + PARAMETERS, contents),
        under(prefix + BUFFERS, contents),
        new OptimizerState(slots),
        (long) step[0]);
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
