package dev.tandem.network.tree;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.ClassWeights.Balanced;
import dev.tandem.network.ClassWeights.Given;
import dev.tandem.network.ClassWeights.None;
import dev.tandem.network.tree.SpecNode.Items;
import java.util.List;

/** {@code classWeights: none}, {@code balanced} or one number a class, {@code [1, 2.5]}. */
final class ClassWeightsForm {
  static final String BALANCED = "balanced";

  private static final String NONE = "none";

  private ClassWeightsForm() {}

  static ClassWeights read(Located value) {
    if (value.is(NONE)) {
      return new None();
    }
    if (value.is(BALANCED)) {
      return new Balanced();
    }
    if (!(value.node() instanceof Items)) {
      throw value.refuse("none, balanced or a list with one number for each class");
    }
    return new Given(value.items().stream().map(ClassWeightsForm::weight).toList());
  }

  static Object write(ClassWeights weights) {
    if (weights instanceof Given given) {
      return given.weights();
    }
    return weights instanceof Balanced ? BALANCED : NONE;
  }

  private static double weight(Located item) {
    double weight = item.number();
    item.build(() -> new Given(List.of(weight)));
    return weight;
  }
}
