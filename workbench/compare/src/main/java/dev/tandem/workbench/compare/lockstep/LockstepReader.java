package dev.tandem.workbench.compare.lockstep;

import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.contender.process.Contender;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes two walkers of an experiment's tree. */
public final class LockstepReader {
  /** Who walks when nobody says: the two that compute in float64. */
  public static final List<String> DEFAULT_ENGINES = List.of("textbook", "pytorch");

  private LockstepReader() {}

  /** Two contenders that walk the same network over the same rows. */
  public record Walkers(Contender a, Contender b) {}

  /**
   * @param root as a file or flags gave it
   * @param programs that it names
   * @param precision wanted for both; empty for the finest that both compute in, or else each
   *     engine's own, where the file says nothing
   * @throws ExperimentException if there are not two, or they cannot walk together
   */
  public static Walkers read(SpecNode root, OwnPrograms programs, Optional<String> precision) {
    SpecNode tree =
        root.find("contenders").isPresent() ? root : root.with("contenders", standard());
    List<Contender> contenders = ComparisonReader.read(tree, programs).contenders();
    if (contenders.size() != 2) {
      throw new ExperimentException(
          "lockstep: expected two engines, e.g. --engines textbook,pytorch, got "
              + String.join(", ", contenders.stream().map(Contender::id).toList()));
    }
    requireOnePath(contenders.get(0), contenders.get(1));
    List<Precision> precisions = precisions(tree, contenders, precision);
    return new Walkers(
        with(contenders.get(0), precisions.get(0)), with(contenders.get(1), precisions.get(1)));
  }

  private static SpecNode standard() {
    return SpecNode.of(
        DEFAULT_ENGINES.stream().map(engine -> Map.of("engine", engine)).toList(), "default");
  }

  private static void requireOnePath(Contender a, Contender b) {
    ExperimentSpec one = a.experiment();
    ExperimentSpec other = b.experiment();
    requireSame("network", one.network().equals(other.network()), b);
    requireSame("data", one.data().equals(other.data()), b);
    requireSame(
        "training.batchSize", one.training().batchSize().equals(other.training().batchSize()), b);
    requireSame("training.seed", one.training().seed() == other.training().seed(), b);
  }

  private static void requireSame(String key, boolean same, Contender other) {
    if (!same) {
      throw new ExperimentException(
          "lockstep: expected one "
              + key
              + " for both, since each step is compared number by number, got another in the"
              + " overrides of "
              + other.id());
    }
  }

  private static List<Precision> precisions(
      SpecNode tree, List<Contender> contenders, Optional<String> wanted) {
    if (wanted.isPresent()) {
      return contenders.stream()
          .map(one -> ComparisonReader.precision(engine(one), wanted.get(), "--precision"))
          .toList();
    }
    boolean said =
        tree.find("contenders").orElseThrow() instanceof SpecNode.Items items
            && items.items().stream().anyMatch(item -> item.find("precision").isPresent());
    Precision own = contenders.get(0).execution().precision();
    for (Precision precision : List.of(Precision.FLOAT64, Precision.FLOAT32)) {
      if (!said && contenders.stream().allMatch(c -> engine(c).precisions().contains(precision))) {
        return List.of(precision, precision);
      }
    }
    return List.of(own, contenders.get(1).execution().precision());
  }

  private static Engine engine(Contender contender) {
    return ComparisonReader.engine(contender.engine(), contender.id());
  }

  private static Contender with(Contender contender, Precision precision) {
    return new Contender(
        contender.id(),
        contender.engine(),
        new Execution(contender.execution().threads(), precision),
        contender.overrides(),
        contender.experiment());
  }
}
