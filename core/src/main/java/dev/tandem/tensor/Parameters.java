package dev.tandem.tensor;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Named tensors in a fixed order, e.g. {@code "0.weight"} [out, in] and {@code "0.bias"} [out]. */
public final class Parameters {
  public static final Parameters NONE = new Parameters(Map.of());

  private final Map<String, Tensor> tensors;

  /** The tensors in the map's own order. */
  public Parameters(Map<String, Tensor> tensors) {
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  public Set<String> names() {
    return tensors.keySet();
  }

  public Map<String, Tensor> tensors() {
    return tensors;
  }

  public boolean isEmpty() {
    return tensors.isEmpty();
  }

  /**
   * @throws ShapeException if there is none of that name
   */
  public Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ShapeException("Parameters", "one of " + List.copyOf(names()), name);
    }
    return tensor;
  }

  /** All tensors in the given precision. */
  public Parameters as(Precision precision) {
    Map<String, Tensor> converted = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> converted.put(name, tensor.as(precision)));
    return new Parameters(converted);
  }

  /** How many numbers there are in all. */
  public long count() {
    return tensors.values().stream().mapToLong(Tensor::size).sum();
  }

  /**
   * The largest absolute difference over all tensors of the same names; NaN if any difference is.
   */
  public double maxDifference(Parameters other) {
    if (!names().equals(other.names())) {
      throw new ShapeException("Parameters difference", names() + "", other.names() + "");
    }
    double max = 0;
    for (String name : names()) {
      max = Math.max(max, get(name).maxDifference(other.get(name)));
    }
    return max;
  }

  /** Each tensor less the other's of the same name, in the precision of this one. */
  public Parameters minus(Parameters other) {
    Map<String, Tensor> differences = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> differences.put(name, tensor.minus(other.get(name))));
    return new Parameters(differences);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters p && tensors.equals(p.tensors);
  }

  @Override
  public int hashCode() {
    return tensors.hashCode();
  }

  @Override
  public String toString() {
    return "Parameters " + tensors;
  }
}
