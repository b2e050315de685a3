package dev.tandem.workbench.compare.experiment;

import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.Section;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.judgement.summary.TargetSpec;
import dev.tandem.workbench.judgement.verdict.VerdictSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a comparison of a tree: the experiment's keys, {@code contenders}, {@code repeats}, {@code
 * resample} or {@code folds}, {@code threads} and {@code comparison}.
 */
public final class ComparisonReader {
  /** Who runs when nobody says: the pure-Java engine and PyTorch. */
  public static final List<String> DEFAULT_ENGINES = List.of("scratch", "pytorch");

  private static final List<String> OWN_KEYS =
      List.of(
          "contenders",
          "repeats",
          ResampleSpec.RESAMPLE,
          ResampleSpec.FOLDS,
          "threads",
          "comparison",
          "target",
          "attribute");

  private static final List<String> KEYS =
      Stream.concat(ExperimentReader.KEYS.stream(), OWN_KEYS.stream()).toList();

  private ComparisonReader() {}

  /** The same without programs of anybody's own. */
  public static ComparisonSpec read(SpecNode root) {
    return read(root, OwnPrograms.REFUSED);
  }

  /**
   * @param root as a file or flags gave it
   * @param programs that it names; to know a program's precision is to start it
   * @throws SpecException if a value cannot be
   * @throws ExperimentException if an engine is not known, two contenders share an id, or a program
   *     may not be started
   */
  public static ComparisonSpec read(SpecNode root, OwnPrograms programs) {
    programs.check(root);
    SpecNode tree = root;
    for (String key : OWN_KEYS) {
      tree = tree.without(key);
    }
    SpecNode experiment = tree;
    Section section = Section.of(root, "");
    section.allow(KEYS); // before the experiment's reader, which does not know the comparison's own
    int given = atLeastOne(section, "repeats", 1);
    ResampleSpec resample = ResampleSpec.read(section);
    int repeats = resample instanceof ResampleSpec.Folds folds ? folds.count() : given;
    int threads = atLeastOne(section, "threads", 1);
    List<Contender> contenders = new ArrayList<>();
    for (SpecNode node : contenderNodes(root)) {
      contenders.add(contender(node, experiment, threads));
    }
    requireDistinctIds(contenders);
    ExperimentSpec base = experiment(experiment);
    VerdictSpec verdicts = VerdictSpec.read(section.section("comparison"), base.data().task());
    Optional<TargetSpec> target =
        root.find("target").map(node -> TargetSpec.read(node, base.data().task()));
    Optional<AttributeWish> attribute = root.find("attribute").flatMap(AttributeWish::read);
    return new ComparisonSpec(base, contenders, repeats, resample, verdicts, target, attribute);
  }

  /** Data with a name knows its own task; that of a file is the loss's, unless it says. */
  private static ExperimentSpec experiment(SpecNode tree) {
    Object source =
        tree.find("data.source").map(SpecNode::toPlain).orElse(DataSpec.DEFAULT.source());
    Optional<Task> task = DatasetCatalog.task(source + "");
    boolean silent = tree.find("data.task").isEmpty() && task.isPresent();
    return ExperimentReader.read(
        silent ? ExperimentTree.set(tree, "data.task", task.get().label(), "default") : tree);
  }

  private static int atLeastOne(Section section, String key, int standard) {
    int value = section.integer(key, standard);
    if (value < 1) {
      throw section.refuse(key, "a whole number of at least 1", value + "");
    }
    return value;
  }

  private static List<SpecNode> contenderNodes(SpecNode root) {
    Optional<SpecNode> given = root.find("contenders");
    if (given.isEmpty()) {
      return DEFAULT_ENGINES.stream()
          .map(engine -> SpecNode.of(Map.of("engine", engine), "default"))
          .toList();
    }
    if (given.get() instanceof SpecNode.Items items && !items.items().isEmpty()) {
      return items.items();
    }
    throw new ExperimentException(
        given.get().origin() + ": contenders: expected a list, got " + given.get().describe());
  }

  private static Contender contender(SpecNode node, SpecNode experiment, int threads) {
    SpecNode keys =
        node instanceof SpecNode.Scalar
            ? new SpecNode.Keys(Map.of("engine", node), node.origin())
            : node;
    Section section = Section.of(keys, "contenders");
    EngineReference reference = reference(section, keys);
    Engine engine = engine(reference, keys.origin());
    String id =
        section.text("id", ProgramCommand.of(keys).map(ProgramCommand::name).orElse(engine.name()));
    int own = atLeastOne(section, "threads", threads);
    String label = section.text("precision", engine.precisions().get(0).label());
    Precision precision = precision(engine, label, keys.origin() + ": precision");
    SpecNode overrides = keys.find("overrides").orElse(new SpecNode.Keys(Map.of(), keys.origin()));
    section.find("overrides");
    section.done();
    requireUsableAsFolder(id, keys.origin());
    return new Contender(
        id,
        reference,
        new Execution(own, precision),
        asKeys(overrides),
        experiment(ExperimentTree.merge(experiment, overrides)));
  }

  private static SpecNode.Keys asKeys(SpecNode overrides) {
    if (overrides instanceof SpecNode.Keys keys) {
      return keys;
    }
    throw new ExperimentException(
        overrides.origin() + ": overrides: expected keys, got " + overrides.describe());
  }

  /**
   * A name alone, or {@code {name: ..., settings: {...}}}. The settings of a program may stand
   * beside the name.
   */
  private static EngineReference reference(Section contender, SpecNode keys) {
    if (!(keys.find("engine").orElse(null) instanceof SpecNode.Keys given)) {
      Map<String, Object> settings = new LinkedHashMap<>();
      for (String key : ProgramCommand.SETTINGS) {
        contender.find(key).ifPresent(value -> settings.put(key, value.node().toPlain()));
      }
      return new EngineReference(contender.text("engine"), settings);
    }
    Section engine = contender.section("engine");
    String name = engine.text("name");
    engine.section("settings"); // refuses what has no keys
    engine.done();
    return given.find("settings").isPresent()
        ? EngineReference.ofPlain(given.toPlain())
        : EngineReference.of(name);
  }

  /**
   * Returns the engine that is meant, set up.
   *
   * @throws ExperimentException if there is none; the message lists the known ones
   * @throws SpecException if it does not take the settings
   */
  public static Engine engine(EngineReference reference, String origin) {
    try {
      return Engines.find(reference).orElseThrow(() -> unknown(reference.name(), origin));
    } catch (SpecException e) {
      throw e.at(origin, e.key());
    }
  }

  private static ExperimentException unknown(String name, String origin) {
    List<String> known = Engines.all().stream().map(Engine::name).toList();
    return ExperimentException.unknown(origin + ": engine", "", known, name);
  }

  /**
   * Returns the engine's precision of that name.
   *
   * @param place where the name stands
   * @throws ExperimentException if it does not compute in it
   */
  public static Precision precision(Engine engine, String wanted, String place) {
    List<Precision> offered = engine.precisions();
    return offered.stream()
        .filter(precision -> precision.label().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> {
              String words = offered + ", which " + engine.name() + " computes in, got '" + wanted;
              return new ExperimentException(place + ": expected one of " + words + "'");
            });
  }

  private static void requireUsableAsFolder(String id, String origin) {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new ExperimentException(
          origin
              + ": id: expected letters, digits, dots, dashes and underscores (it names a folder),"
              + " got '"
              + id
              + "'");
    }
  }

  private static void requireDistinctIds(List<Contender> contenders) {
    Map<String, Contender> byId = new LinkedHashMap<>();
    for (Contender contender : contenders) {
      if (byId.put(contender.id(), contender) != null) {
        throw new ExperimentException(
            "contenders: expected a different id for each, got '"
                + contender.id()
                + "' twice; give one an 'id: ...' of its own");
      }
    }
  }
}
