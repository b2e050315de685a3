package dev.tandem.workbench.compare.experiment;

import dev.tandem.network.tree.Located;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The key {@code attribute} of an experiment file: {@code true}, or {@code {between: [A, B],
 * repeats: 5, metric: f1}}.
 *
 * @param between two contenders' ids; none means the first two
 * @param repeats of every combination; empty means as many as the comparison has, at least three
 * @param metric of the test rows; empty means the primary one
 */
public record AttributeWish(List<String> between, OptionalInt repeats, Optional<String> metric) {
  /** The first two contenders, the primary metric. */
  public static final AttributeWish USUAL =
      new AttributeWish(List.of(), OptionalInt.empty(), Optional.empty());

  public AttributeWish {
    between = List.copyOf(between);
  }

  /** Returns what a key asks for; empty for {@code false}. */
  static Optional<AttributeWish> read(SpecNode node) {
    if (node instanceof SpecNode.Scalar scalar && scalar.value() instanceof Boolean wanted) {
      return wanted ? Optional.of(USUAL) : Optional.empty();
    }
    if (!(node instanceof SpecNode.Keys)) {
      throw new ExperimentException(
          node.origin()
              + ": attribute: expected true, or keys such as {between: [A, B], repeats: 5}, got "
              + node.describe());
    }
    Section section = Section.of(node, "attribute");
    List<String> between = section.listIfAny("between").stream().map(Located::text).toList();
    OptionalInt repeats = section.integerIfAny("repeats");
    Optional<String> metric = section.find("metric").map(Located::text);
    section.done();
    return Optional.of(new AttributeWish(between, repeats, metric));
  }

  /** What {@link #read} reads. */
  Object toPlain() {
    if (equals(USUAL)) {
      return true;
    }
    Map<String, Object> plain = new LinkedHashMap<>();
    if (!between.isEmpty()) {
      plain.put("between", between);
    }
    repeats.ifPresent(count -> plain.put("repeats", count));
    metric.ifPresent(key -> plain.put("metric", key));
    return plain;
  }
}
